// V12, what is not in the bundle: a payload may be withheld, but never so that a vote which is shown loses its close, its result
// or its ballots. The types of absent entries are in the leaves, so they can be counted against each other. Source: the attack
// round on the verifier.
import type { History } from '../bundle/history.ts'
import type { Entries } from './read-entries.ts'
import type { Findings } from './report.ts'

export function checkAbsences({ leaves, acts }: Entries, history: History, findings: Findings): void {
  const shown = new Set(acts.map(({ index }) => index))
  const absent = (type: string): number[] =>
    leaves.flatMap((leaf, index) => (leaf?.type === type && !shown.has(index) ? [index] : []))
  const openings = absent('vote.opened').length
  // Every hidden close and result belongs to a hidden opening.
  for (const [type, rule] of [
    ['vote.closed', 'vote.close_hidden'],
    ['result.declared', 'vote.result_hidden'],
  ] as const)
    for (const entry of absent(type).slice(openings)) findings.add('V12', rule, 'error', { entry })
  const anyOpen = [...history.votes.values()].some(({ closed }) => !closed)
  const [ballot] = absent('ballot.cast')
  if (ballot !== undefined && openings === 0 && !anyOpen)
    findings.add('V12', 'ballot.hidden', 'error', { entry: ballot })
  const [interest] = absent('interest.declared')
  if (interest !== undefined && history.votes.size > 0)
    findings.add('V12', 'vote.acts_unseen', 'warning', { entry: interest })
}
