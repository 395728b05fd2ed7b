// How long a speech has lasted, and what is left of it, at a moment: pauses do not count, an extension adds to what is allowed.
// Whole milliseconds. Source: Rules of Procedure of the UN General Assembly (A/520), rule 72, time limit on speeches.

/** `pausedMs` is the length of the pauses that are over; the one that lasts began at `pausedAt`. */
export type SpeechClock = { startedAt: number; pausedAt: number | null; pausedMs: number; allowanceMs: number }

export const MINUTE_MS = 60_000
/** No extension goes beyond it. */
export const LONGEST_SPEECH_MS = 6 * 60 * MINUTE_MS

export const startClock = (at: number, allowanceMs: number): SpeechClock => ({
  startedAt: at,
  pausedAt: null,
  pausedMs: 0,
  allowanceMs,
})

/** Never less than nothing, whatever moment is asked for. */
export const usedAt = ({ startedAt, pausedAt, pausedMs }: SpeechClock, at: number): number =>
  Math.max(0, Math.min(at, pausedAt ?? at) - startedAt - pausedMs)

/** Below nothing once the time is over. */
export const remainingAt = (clock: SpeechClock, at: number): number => clock.allowanceMs - usedAt(clock, at)

/** What a screen says of it: the second that has begun, until it is over; from then on the whole seconds beyond. */
export const shownOf = (remaining: number): number =>
  remaining <= 0 ? Math.abs(remaining) : Math.ceil(remaining / 1_000) * 1_000

/** A clock that is paused already stays as it is. */
export const pauseClock = (clock: SpeechClock, at: number): SpeechClock =>
  clock.pausedAt === null ? { ...clock, pausedAt: Math.max(at, clock.startedAt + clock.pausedMs) } : clock

export function resumeClock(clock: SpeechClock, at: number): SpeechClock {
  if (clock.pausedAt === null) return clock
  return { ...clock, pausedAt: null, pausedMs: clock.pausedMs + Math.max(0, at - clock.pausedAt) }
}

export const extendClock = (clock: SpeechClock, byMs: number): SpeechClock => ({
  ...clock,
  allowanceMs: Math.min(LONGEST_SPEECH_MS, clock.allowanceMs + byMs),
})

/** The moment at which nothing is left; null while the clock stands, for then it never comes. */
export const endOf = (clock: SpeechClock): number | null =>
  clock.pausedAt === null ? clock.startedAt + clock.pausedMs + clock.allowanceMs : null

/** Milliseconds spoken by each key (a seat, a bloc): the speeches that are over by what they took, the others by their clocks. */
export function spokenBy<K>(
  speeches: readonly { key: K; clock: SpeechClock; spokenMs: number | null }[],
  at: number,
): Map<K, number> {
  const total = new Map<K, number>()
  for (const { key, clock, spokenMs } of speeches)
    total.set(key, (total.get(key) ?? 0) + (spokenMs ?? usedAt(clock, at)))
  return total
}
