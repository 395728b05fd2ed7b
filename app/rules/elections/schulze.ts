// Schulze: who is joined to whom by the strongest chain of defeats, a defeat being as strong as the ballots behind it (winning
// votes), and of two with as many the stronger is the one with fewer against. Source: Schulze, "A new monotonic, clone-independent … single-winner election method", Social Choice and Welfare 36
// (2011), sections 2.2 and 2.3.
import { ok, type Result, refuse } from '../result.ts'
import { roundOf, takeSeats } from './by-votes.ts'
import { least } from './decimals.ts'
import { type Count, type CountOptions, type Election, standing } from './election.ts'
import { Lots } from './lots.ts'
import { pairwise } from './pairwise.ts'

export function countSchulze(election: Election, { seats, seed }: CountOptions): Result<Count> {
  const running = standing(election)
  if (seats > running.length) return refuse('too_few_candidates')
  const { prefer } = pairwise(election, running)
  // One number orders both: the votes for a pair first, then how few are against.
  const scale = election.ballots.reduce((sum, { count }) => sum + count, 0n) + 1n
  const paths = strongestPaths(prefer, scale)
  const votesOf = paths.map((row) => row.map((strength) => strength / scale))
  const ranking = rankingOf(running, paths)
  const lots = new Lots(seed)
  const elected = takeSeats(ranking, seats, 2, lots)
  const wins = (table: bigint[][]) =>
    new Map(
      running.map((candidate, i) => [
        candidate,
        BigInt(running.filter((_, j) => at(table, i, j) > at(table, j, i)).length),
      ]),
    )
  return ok({
    method: 'schulze',
    elected,
    ranking,
    quota: null,
    rounds: [
      roundOf(1, 'pairs', wins(prefer), { params: tableOf(running, prefer) }),
      roundOf(2, 'paths', wins(paths), { elected, params: tableOf(running, votesOf) }),
    ],
    lots: lots.drawn,
  })
}

/** Floyd and Warshall's, widest path: the strength of a chain is that of its weakest link. */
function strongestPaths(prefer: readonly (readonly bigint[])[], scale: bigint): bigint[][] {
  const size = prefer.length
  const paths = prefer.map((row, i) =>
    row.map((votes, j) => {
      const against = at(prefer, j, i)
      return votes > against ? votes * scale + (scale - 1n - against) : 0n
    }),
  )
  for (let via = 0; via < size; via++)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) {
        if (i === j || i === via || j === via) continue
        const through = least([at(paths, i, via), at(paths, via, j)])
        if (through > at(paths, i, j)) (paths[i] as bigint[])[j] = through
      }
  return paths
}

/** Those whom nobody left beats stand first; then the same among the rest (the relation is transitive). */
function rankingOf(running: readonly number[], paths: readonly (readonly bigint[])[]): number[][] {
  const ranking: number[][] = []
  let left = running.map((_, place) => place)
  while (left.length > 0) {
    const best = left.filter((i) => left.every((j) => at(paths, i, j) >= at(paths, j, i)))
    ranking.push(best.map((place) => running[place] as number))
    left = left.filter((place) => !best.includes(place))
  }
  return ranking
}

/** "1>2": the votes for the pair, one param each, so that the table can be read in the count sheet. */
function tableOf(running: readonly number[], table: readonly (readonly bigint[])[]): Record<string, string> {
  const params: Record<string, string> = {}
  running.forEach((a, i) => {
    running.forEach((b, j) => {
      if (i !== j) params[`${a}>${b}`] = at(table, i, j).toString()
    })
  })
  return params
}

const at = (table: readonly (readonly bigint[])[], i: number, j: number): bigint => table[i]?.[j] ?? 0n
