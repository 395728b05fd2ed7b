import { useEffect, useState } from 'react'

/**
 * The moment by the server's clock, in milliseconds, moving every second. The device's own clock may be wrong: it only says
 * how long the page has been looked at. First exactly as it was served, so that both sides draw the same.
 */
export function useServerNow(served: string): number {
  const [now, setNow] = useState(() => Date.parse(served))
  useEffect(() => {
    const base = Date.parse(served)
    const seen = performance.now()
    const tick = () => setNow(base + performance.now() - seen)
    tick()
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [served])
  return now
}
