import { useServerNow } from '../live/use-server-now.ts'

/** Ballots are not begun in the last two seconds: one that is sent then may arrive after the close. */
export const STOPS_EARLY_MS = 2_000
export const LAST_CALL_MS = 20_000

/** Milliseconds until a deadline by the server's clock, changing at each whole second that is left. */
export function useTimeLeft(deadline: string, served: string): number {
  const end = Date.parse(deadline)
  return Math.max(0, end - useServerNow(served, end))
}
