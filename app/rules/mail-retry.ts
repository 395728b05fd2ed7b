// Decides when a mail that could not be handed over is tried again, and when no more. Source: RFC 5321, 4.5.4.1 (retry, give up
// after days), from a minute so that a mail server that was restarted is not waited for.

const MINUTE_MS = 60_000
const LONGEST_MS = 60 * MINUTE_MS
const GIVE_UP_MS = 5 * 24 * 60 * MINUTE_MS

/** How long to wait after the attempt with this number: 1, 2, 4 … minutes, an hour at most. */
export const retryAfterMs = (attempts: number): number =>
  Math.min(LONGEST_MS, MINUTE_MS * 2 ** Math.max(0, Math.min(attempts - 1, 10)))

export const isGivenUp = (queuedAt: number, now: number): boolean => now - queuedAt >= GIVE_UP_MS
