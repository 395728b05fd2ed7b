// How many ballots put one candidate before another, for every pair: what the ranking methods compare.
import type { Election } from './election.ts'

/** Both indexed by place in `running`, row before column; a candidate that a ballot does not name is below all it names. */
export function pairwise(election: Election, running: readonly number[]): { prefer: bigint[][]; equal: bigint[][] } {
  const table = () => running.map(() => running.map(() => 0n))
  const [prefer, equal] = [table(), table()]
  for (const { count, places } of election.ballots) {
    const rank = new Map<number, number>()
    places.forEach((place, at) => {
      for (const candidate of place) rank.set(candidate, at)
    })
    const ranks = running.map((candidate) => rank.get(candidate) ?? Number.POSITIVE_INFINITY)
    for (let i = 0; i < ranks.length; i++)
      for (let j = 0; j < ranks.length; j++) {
        const [a, b] = [ranks[i] as number, ranks[j] as number]
        const row = (a < b ? prefer : a === b ? equal : null)?.[i]
        if (row && i !== j) row[j] = (row[j] as bigint) + count
      }
  }
  return { prefer, equal }
}
