import { useEffect } from 'react'

/** Keeps the screen from going dark while it is looked at; the browser lets go of it whenever the page is hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    let held: WakeLockSentinel | null = null
    let gone = false
    const take = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      // A battery that is low, or a browser that forbids it: the machine's own settings decide then.
      held = await navigator.wakeLock.request('screen').catch(() => null)
      if (gone) void held?.release()
    }
    void take()
    document.addEventListener('visibilitychange', take)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', take)
      void held?.release()
    }
  }, [])
}
