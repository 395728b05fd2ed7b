import { useEffect, useState } from 'react'
import { serverClock } from './server-clock.ts'

/** Past the second, so that a timer that fires a little early does not show the last one again. */
const PAST_MS = 3

/**
 * The moment by the server's clock, in milliseconds, moving at every whole second counted from `phase` (a deadline, the end of a
 * speech), so that the same second changes on every screen at the same moment. First exactly as it was served, so that both sides
 * draw the same; until the server's clock has answered, by how long the page has been looked at.
 */
export function useServerNow(served: string, phase = 0): number {
  const [now, setNow] = useState(() => Date.parse(served))
  useEffect(() => {
    const clock = serverClock()
    const base = Date.parse(served) - performance.now()
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      clearTimeout(timer)
      const at = clock.now() ?? base + performance.now()
      setNow(at)
      const into = (((at - phase) % 1_000) + 1_000) % 1_000
      timer = setTimeout(tick, 1_000 - into + PAST_MS)
    }
    tick()
    const leave = clock.onBetter(tick)
    return () => {
      clearTimeout(timer)
      leave()
    }
  }, [served, phase])
  return now
}
