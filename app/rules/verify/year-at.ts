// In which year of the body's own zone something was: numbers of decisions and memoranda run by it.
import type { History } from '../bundle/history.ts'
import { yearIn } from '../decisions.ts'

/** Null where the zone, or the moment, is none that can be read. */
export function yearAt({ constituted }: History, at: string): number | null {
  try {
    return constituted && yearIn(new Date(at), constituted.payload.zone)
  } catch {
    return null
  }
}
