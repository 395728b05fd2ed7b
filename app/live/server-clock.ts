// This browser tab's one server clock: every countdown of the page reads it. The device's own time of day is never asked, so that
// one that is wrong, or is set meanwhile, changes nothing; only how long the tab has been open is.
import { believe, type ClockEstimate } from './clock-estimate.ts'
import { liveConnection } from './live-connection.ts'

const SAMPLES = 6
const BETWEEN_MS = 120
const AGAIN_MS = 30_000

export type ServerClock = ReturnType<typeof makeServerClock>

let clock: ServerClock | null = null

/** Browser only. */
export function serverClock(): ServerClock {
  clock ??= makeServerClock(liveConnection())
  return clock
}

/** For a page that has a connection of its own and must not open the members': called before anything asks for the moment. */
export function readClockBy(connection: ClockConnection): void {
  clock ??= makeServerClock(connection)
}

export type ClockConnection = Pick<ReturnType<typeof liveConnection>, 'ask' | 'socket'>

function makeServerClock({ ask, socket }: ClockConnection) {
  const listeners = new Set<() => void>()
  let estimate: ClockEstimate | null = null
  let measuring = false

  const measure = async () => {
    if (measuring) return
    measuring = true
    for (let nth = 0; nth < SAMPLES && socket.connected; nth++) {
      if (nth > 0) await new Promise((go) => setTimeout(go, BETWEEN_MS))
      const sent = performance.now()
      const answer = await ask<number>('clock', {})
      if (!answer.ok) break
      const next = believe(estimate, { sent, received: performance.now(), server: answer.value })
      if (next === estimate) continue
      estimate = next
      for (const tell of listeners) tell()
    }
    measuring = false
  }
  const again = () => void measure()
  socket.on('connect', again)
  setInterval(again, AGAIN_MS)
  // A tablet that was asleep may have stood still.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again())
  again()

  return {
    /** The moment by the server's clock; null until it has answered once. */
    now: (): number | null => (estimate ? performance.now() + estimate.offset : null),
    /** By how much that may be wrong. */
    doubt: (): number | null => estimate?.doubt ?? null,
    onBetter(listen: () => void): () => void {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
}
