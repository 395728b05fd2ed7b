import { useEffect, useState } from 'react'

/** The moment, first as the server told it (so that both sides draw the same) and then by the device, twice a minute. */
export function useNow(served: string): number {
  const [now, setNow] = useState(() => Date.parse(served))
  useEffect(() => {
    // The device's clock may be wrong: it only says how long the page has been open.
    const opened = performance.now()
    const base = Date.parse(served)
    const timer = setInterval(() => setNow(base + performance.now() - opened), 30_000)
    setNow(base)
    return () => clearInterval(timer)
  }, [served])
  return now
}
