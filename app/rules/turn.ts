// Whether it is a seat's turn to vote: called by name in a roll call, in the room where the rule asks for it, and the chair after
// all others where the chair votes last. Source: the rules of decision (form, chair, present).
import { ENGINE_2 } from './engine-2/rule.ts'
import { ok, type Result, refuse } from './result.ts'
import type { AnyRule } from './vote-terms.ts'

export type TurnFacts = {
  rule: AnyRule
  /** "" where nobody presides. */
  chair: string
  electors: Iterable<string>
  /** Checked in, from the room or from afar. */
  present: ReadonlySet<string>
  remote: ReadonlySet<string>
  called: ReadonlySet<string>
  /** Seats whose ballot stands already. */
  cast: ReadonlySet<string>
}

/** Most votes are taken all at once: then nothing has to be known of the room. */
export const hasTurns = (rule: AnyRule): boolean =>
  rule.engine === ENGINE_2 && (rule.form === 'roll_call' || rule.chair === 'last' || rule.remote === 'absent')

export function checkTurn(seat: string, facts: TurnFacts): Result<null> {
  const { rule, chair, present, cast } = facts
  if (rule.engine !== ENGINE_2) return ok(null)
  if (rule.remote === 'absent' && facts.remote.has(seat)) return refuse('ballot_remote')
  if (rule.form === 'roll_call' && !facts.called.has(seat)) return refuse('ballot_not_called')
  if (rule.chair !== 'last' || chair === '') return ok(null)
  if (seat !== chair) return cast.has(chair) ? refuse('ballot_after_chair') : ok(null)
  const awaited = [...facts.electors].filter((other) => other !== chair && present.has(other) && !cast.has(other))
  return awaited.length > 0 ? refuse('ballot_chair_waits', { count: String(awaited.length) }) : ok(null)
}
