import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type LiveState, liveConnection } from './live-connection.ts'

/** The first word is followed at once; after it a page is read again at most so often, whatever a burst of ballots says. */
const SOON_MS = 80
const REST_MS = 700
/** Two hundred screens that hear the same word do not ask in the same instant. */
const SPREAD_MS = 300

/**
 * Keeps this page true: whenever something the reader may see changed, the page's loaders are asked again. Mounted once,
 * around every signed-in page.
 */
export function useLive(signedIn: boolean): void {
  const { revalidate } = useRevalidator()
  const latest = useRef(revalidate)
  latest.current = revalidate
  useEffect(() => {
    if (!signedIn) return
    let timer: ReturnType<typeof setTimeout> | null = null
    let last = Number.NEGATIVE_INFINITY
    const read = () => {
      const rested = performance.now() - last
      const wait = rested > REST_MS ? SOON_MS : REST_MS - rested + Math.random() * SPREAD_MS
      timer ??= setTimeout(() => {
        timer = null
        last = performance.now()
        latest.current()
      }, wait)
    }
    const leave = liveConnection().onChange(read)
    liveConnection().wake()
    return () => {
      leave()
      if (timer) clearTimeout(timer)
    }
  }, [signedIn])
}

/** Whether this page hears of changes now. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listen) => liveConnection().onState(listen),
    () => liveConnection().state(),
    () => 'connecting' as const,
  )
}
