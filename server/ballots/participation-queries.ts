// What may be seen of a vote before it closes, and no more than its rule allows: how many have voted; the running tally; or
// who voted and how. Source: the rules of decision (`live`).
import { votesSoFar } from '../../app/rules/elections/votes-so-far.ts'
import { assertNever } from '../../app/rules/result.ts'
import type { Choice, Rule } from '../../app/rules/rule.ts'
import { electionOf } from '../../app/rules/vote-terms.ts'
import type { SeatId } from '../../app/wire/ids.ts'
import type { Db, Tx } from '../platform/context.ts'
import { ballotsOf, countCast, type Vote } from './queries.ts'

export type Participation = {
  electors: number
  cast: number
  tally: Record<Choice, number> | null
  /** Of an election, where one number a candidate says something: votes, approvals, first preferences. */
  candidates: { id: string; votes: number }[] | null
  names: { seatId: SeatId; choice: string }[] | null
}

export async function participationIn(db: Db | Tx, vote: Vote): Promise<Participation> {
  const electors = Number(vote.terms.electors)
  const { live }: Pick<Rule, 'live'> = vote.terms.rule
  switch (live) {
    case 'participation':
      return { electors, cast: await countCast(db, vote.id), tally: null, candidates: null, names: null }
    case 'tally':
    case 'names': {
      // Of a seat that changed its ballot the last counts.
      const choices = new Map((await ballotsOf(db, vote.id)).map(({ seatId, choice }) => [seatId, choice]))
      const election = electionOf(vote.terms)
      const running = election
        ? { tally: null, candidates: votesSoFar(election, choices.values()) }
        : { tally: tallyOf(choices.values()), candidates: null }
      // In the order of the seats' ids: never in that of casting.
      const names = [...choices]
        .map(([seatId, choice]) => ({ seatId, choice }))
        .sort((a, b) => (a.seatId < b.seatId ? -1 : 1))
      return { electors, cast: choices.size, ...running, names: live === 'names' ? names : null }
    }
    default:
      return assertNever(live)
  }
}

function tallyOf(choices: Iterable<string>): Record<Choice, number> {
  const tally = { yes: 0, no: 0, abstain: 0 }
  for (const choice of choices) tally[choice as Choice] += 1
  return tally
}
