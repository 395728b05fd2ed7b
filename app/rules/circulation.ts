// Decisions by circulation: which rules they may be taken by, how long they run, and when those who have not replied are reminded.
// Source: the life of a meeting (written and silence procedures); the practice of committees by circulation.
import { ENGINE_2 } from './engine-2/rule.ts'
import { hasTurns } from './turn.ts'
import type { AnyRule } from './vote-terms.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export const SHORTEST_MS = 60_000
export const LONGEST_MS = 60 * DAY_MS

/** Nobody is called by name, waited for in a room or asked afterwards: a rule that needs it is for sittings. */
export const mayCirculate = (rule: AnyRule): boolean =>
  rule.engine === ENGINE_2 && !hasTurns(rule) && rule.chair !== 'only_on_tie' && rule.tie !== 'chair_casting_vote'

export const isSilence = (rule: AnyRule): boolean => rule.engine === ENGINE_2 && rule.form === 'silence'

export type Reminder = 'circulation_half' | 'circulation_last_day'

/**
 * The reminder whose time came last: at half time, and a day before the deadline where the circulation is longer than a day. Of two
 * whose time has come, after a pause, the later says enough.
 */
export function reminderDue(opened: number, deadline: number, now: number): Reminder | null {
  const half = { kind: 'circulation_half' as const, at: opened + (deadline - opened) / 2 }
  const lastDay = { kind: 'circulation_last_day' as const, at: deadline - DAY_MS }
  const due = [half, ...(lastDay.at > opened ? [lastDay] : [])].filter(({ at }) => at <= now && now <= deadline)
  return due.sort((a, b) => a.at - b.at).at(-1)?.kind ?? null
}
