import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { liveConnection, type LiveState } from './live-connection.ts'

/**
 * Keeps this page true: whenever something the reader may see changed, the page's loaders are asked again. Mounted once,
 * around every signed-in page. Gathers words that come together into one reading.
 */
export function useLive(signedIn: boolean): void {
  const { revalidate } = useRevalidator()
  const latest = useRef(revalidate)
  latest.current = revalidate
  useEffect(() => {
    if (!signedIn) return
    let timer: ReturnType<typeof setTimeout> | null = null
    const read = () => {
      timer ??= setTimeout(() => {
        timer = null
        latest.current()
      }, 80)
    }
    const leave = liveConnection().onChange(read)
    return () => {
      leave()
      if (timer) clearTimeout(timer)
    }
  }, [signedIn])
}

/** Whether this page hears of changes now: `live`, `connecting` (first time) or `lost` (it was live and is not). */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listen) => liveConnection().onState(listen),
    () => liveConnection().state(),
    () => 'connecting' as const,
  )
}
