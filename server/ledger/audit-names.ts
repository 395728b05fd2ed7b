// What people, seats, rules and elections are called in the ledger as lines to read, from the ledger's own entries.
import type { Act } from '../../app/rules/bundle/history.ts'
import type { ElectionTerms } from '../../app/rules/elections/terms.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import type { Words } from '../../app/rules/rule.ts'
import { electionOf } from '../../app/rules/vote-terms.ts'
import { type Names, termsOf, versionOf } from './audit-words.ts'

/** Who holds which seat, by the last mandate of each; and what each version of a rule is called. */
export function namesFrom(acts: readonly Act[]): Names {
  const people = new Map<string, Words>()
  const seats = new Map<string, { title: Words; name: Words | null }>()
  const rules = new Map<string, Words>()
  const elections = new Map<string, ElectionTerms>()
  for (const act of acts) {
    const election = act.type === 'vote.opened' ? electionOf(termsOf(act)) : null
    if (act.type === 'vote.opened' && election) elections.set(act.payload.vote, election)
    if (act.type === 'rule.adopted') rules.set(versionOf(act), (act.payload.definition as unknown as Rule).names)
    if (act.type === 'seat.created') seats.set(act.payload.seat, { title: act.payload.title, name: null })
    if (act.type !== 'mandate.started') continue
    people.set(act.payload.person, act.payload.name)
    const seat = seats.get(act.payload.seat)
    if (seat) seat.name = act.payload.name
  }
  return { people, seats, rules, elections }
}
