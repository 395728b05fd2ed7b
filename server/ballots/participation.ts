// What may be seen of a vote before it closes, and no more than its rule allows: how many have voted; the running tally; or
// who voted and how. Source: the rules of decision (`live`).
import { assertNever } from '../../app/rules/result.ts'
import type { Choice, Rule } from '../../app/rules/rule.ts'
import type { SeatId } from '../../app/wire/ids.ts'
import type { Db, Tx } from '../platform/context.ts'
import { ballotsOf, countCast, type Vote } from './queries.ts'

export type Participation = {
  electors: number
  cast: number
  tally: Record<Choice, number> | null
  names: { seatId: SeatId; choice: string }[] | null
}

export async function participationIn(db: Db | Tx, vote: Vote): Promise<Participation> {
  const electors = Number(vote.terms.electors)
  const { live }: Pick<Rule, 'live'> = vote.terms.rule
  switch (live) {
    case 'participation':
      return { electors, cast: await countCast(db, vote.id), tally: null, names: null }
    case 'tally':
    case 'names': {
      // Of a seat that changed its ballot the last counts.
      const choices = new Map((await ballotsOf(db, vote.id)).map(({ seatId, choice }) => [seatId, choice]))
      const tally = { yes: 0, no: 0, abstain: 0 }
      for (const choice of choices.values()) tally[choice as Choice] += 1
      // In the order of the seats' ids: never in that of casting.
      const names = [...choices]
        .map(([seatId, choice]) => ({ seatId, choice }))
        .sort((a, b) => (a.seatId < b.seatId ? -1 : 1))
      return { electors, cast: choices.size, tally, names: live === 'names' ? names : null }
    }
    default:
      return assertNever(live)
  }
}
