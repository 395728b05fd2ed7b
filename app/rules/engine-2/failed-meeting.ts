// A meeting that failed for want of a quorum: what is found of the room before any vote, and how often a meeting has failed by the
// measure of a vote's rule. A failure by another measure lowers nothing, so that a quorum nobody could reach is no way to a lower
// one. Source: the rules of decision (`quorum.adjourned`); docs/decisions/failed-meetings.md.
import { canonicalize } from '../canonical.ts'
import type { Electorate } from '../electorate.ts'
import { excludedRoles, membersOf, quorumAtOpening } from './open.ts'
import type { Quorum } from './quorum.ts'
import type { Rule } from './rule.ts'

/** `electorate` is the body's under the rule with nobody recused, for no item is under discussion; `present` as the rule counts it. */
export function quorumOfMeeting(
  rule: Rule,
  electorate: Electorate,
  present: ReadonlySet<string>,
  failed: readonly Rule[],
): Quorum {
  const facts = { ...membersOf(electorate), failed_meetings: failuresUnder(rule, failed) }
  return quorumAtOpening(rule, facts, electorate.electors, present)
}

/** How many of the failures of a meeting count for a vote under this rule; `failed` are the rules they were measured by. */
export const failuresUnder = (rule: Rule, failed: readonly Rule[]): string =>
  String(failed.filter((one) => measureOf(one) === measureOf(rule)).length)

/** All of a rule that its quorum depends on: its shares, whose seats count, and whether somebody afar is present. */
const measureOf = (rule: Rule): string =>
  canonicalize({ quorum: rule.quorum, excluded: [...excludedRoles(rule)].sort(), remote: rule.remote })
