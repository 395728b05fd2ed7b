// Borda: a candidate earns a point on each ballot for every other candidate put below, and half a point for every one put
// equal; those a ballot does not name are equal below all it names. Source: de Borda, "Mémoire sur les élections au scrutin"
// (1784), in the tournament form that treats incomplete ballots alike (Emerson; Black, 1958).
import { ok, type Result, refuse } from '../result.ts'
import { compare, type Points, rankBy, roundOf, takeSeats } from './by-votes.ts'
import { decimalText } from './decimals.ts'
import { type Count, type CountOptions, type Election, standing } from './election.ts'
import { Lots } from './lots.ts'
import { pairwise } from './pairwise.ts'

export function countBorda(election: Election, { seats, seed }: CountOptions): Result<Count> {
  const running = standing(election)
  if (seats > running.length) return refuse('too_few_candidates')
  const { prefer, equal } = pairwise(election, running)
  // Counted in halves, so that every number is whole.
  const halves: Points = new Map(
    running.map((candidate, i) => [
      candidate,
      running.reduce(
        (sum, _, j) => (i === j ? sum : sum + 2n * (prefer[i]?.[j] as bigint) + (equal[i]?.[j] as bigint)),
        0n,
      ),
    ]),
  )
  const lots = new Lots(seed)
  const ranking = rankBy(running, (a, b) => compare(halves.get(b) as bigint, halves.get(a) as bigint))
  const elected = takeSeats(ranking, seats, 1, lots)
  const points = (value: bigint) => decimalText(value * 5n, 1)
  return ok({
    method: 'borda',
    elected,
    ranking,
    quota: null,
    rounds: [roundOf(1, 'scores', halves, { elected }, points)],
    lots: lots.drawn,
  })
}
