import { useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type LiveState, liveConnection } from './live-connection.ts'
import { serverAnswers } from './server-answers.ts'

/** The first word is followed at once; after it a page is read again at most so often, whatever a burst of ballots says. */
const SOON_MS = 80
const REST_MS = 700
/** While a page is being read, a word waits: reading again at once would break the first reading off. */
const BUSY_MS = 120
/** While nobody answers, it is asked again so often. */
const AWAY_MS = 1_000
/** Two hundred screens that hear the same word do not ask in the same instant. */
const SPREAD_MS = 300

/**
 * Keeps this page true: whenever something the reader may see changed, the page's loaders are asked again. Mounted once,
 * around every signed-in page.
 */
export function useLive(signedIn: boolean): void {
  const revalidator = useRevalidator()
  const navigation = useNavigation()
  const latest = useRef(revalidator.revalidate)
  latest.current = revalidator.revalidate
  const busy = useRef(false)
  busy.current = revalidator.state !== 'idle' || navigation.state !== 'idle'
  useEffect(() => {
    if (!signedIn) return
    let timer: ReturnType<typeof setTimeout> | null = null
    let last = Number.NEGATIVE_INFINITY
    let [asking, left] = [false, false]
    const now = async () => {
      timer = null
      if (busy.current) {
        timer = setTimeout(now, BUSY_MS)
        return
      }
      // A page that is read again without a network is lost: where there is doubt it is asked first whether anybody answers.
      asking = true
      const doubtful = !navigator.onLine || liveConnection().state() !== 'live'
      const answers = !doubtful || (await serverAnswers())
      asking = false
      if (left) return
      if (!answers) {
        timer ??= setTimeout(now, AWAY_MS)
        return
      }
      last = performance.now()
      latest.current()
    }
    const read = () => {
      const rested = performance.now() - last
      // What is said while the server is asked is read with what was said before.
      if (asking) return
      timer ??= setTimeout(now, rested > REST_MS ? SOON_MS : REST_MS - rested + Math.random() * SPREAD_MS)
    }
    const leave = liveConnection().onChange(read)
    liveConnection().wake()
    return () => {
      left = true
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
