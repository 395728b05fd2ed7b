import { useEffect, useState } from 'react'

/** Ballots are not begun in the last two seconds: one that is sent then may arrive after the close. */
export const STOPS_EARLY_MS = 2_000
export const LAST_CALL_MS = 20_000

/** Milliseconds until a deadline by the server's clock; the device's own, which may be wrong, only says how long we have looked. */
export function useTimeLeft(deadline: string, served: string): number {
  const total = Date.parse(deadline) - Date.parse(served)
  const [left, setLeft] = useState(total)
  useEffect(() => {
    const seen = performance.now()
    const tick = () => setLeft(Math.max(0, total - (performance.now() - seen)))
    tick()
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [total])
  return left
}
