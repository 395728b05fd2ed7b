// Plurality and approval: the most votes win. Source: Robert's Rules of Order (12th ed.) 45:37 for preferences counted once;
// Brams and Fishburn, "Approval Voting" (1978).
import { ok, type Result, refuse } from '../result.ts'
import { type Count, type CountOptions, type Election, preferredOf, type Round, standing, totalOf } from './election.ts'
import { Lots } from './lots.ts'

export type Points = Map<number, bigint>

/** Each ballot is one vote, for the candidate it puts first. */
export function countPlurality(election: Election, options: CountOptions): Result<Count> {
  const points = firstPreferences(election, new Set(standing(election)))
  if (!points) return refuse('equal_preferences')
  return mostVotes('plurality', 'first_preferences', election, points, options)
}

/** Each ballot is one vote for every candidate named on it, in whatever order. */
export function countApproval(election: Election, options: CountOptions): Result<Count> {
  const points = noPoints(election)
  for (const { count, places } of election.ballots)
    for (const candidate of places.flat())
      if (points.has(candidate)) points.set(candidate, (points.get(candidate) as bigint) + count)
  return mostVotes('approval', 'approvals', election, points, options)
}

export const noPoints = (election: Election): Points => new Map(standing(election).map((candidate) => [candidate, 0n]))

/** Null where a ballot puts two first. */
export function firstPreferences(election: Election, running: ReadonlySet<number>): Points | null {
  const points: Points = new Map([...running].map((candidate) => [candidate, 0n]))
  for (const ballot of election.ballots) {
    const [first, other] = preferredOf(ballot, running)
    if (other !== undefined) return null
    if (first !== undefined) points.set(first, (points.get(first) as bigint) + ballot.count)
  }
  return points
}

function mostVotes(
  method: Count['method'],
  code: Round['code'],
  election: Election,
  points: Points,
  { seats, seed }: CountOptions,
): Result<Count> {
  if (seats > points.size) return refuse('too_few_candidates')
  const lots = new Lots(seed)
  const ranking = rankBy([...points.keys()], (a, b) => compare(points.get(b) as bigint, points.get(a) as bigint))
  const elected = takeSeats(ranking, seats, 1, lots)
  const given = [...points.values()].reduce((sum, each) => sum + each, 0n)
  const exhausted = method === 'plurality' ? totalOf(election.ballots) - given : 0n
  const round = roundOf(1, code, points, { elected, exhausted: exhausted.toString() })
  return ok({ method, elected, ranking, quota: null, rounds: [round], lots: lots.drawn })
}

/** Groups of equals, best first. */
export function rankBy(candidates: number[], order: (a: number, b: number) => number): number[][] {
  const groups: number[][] = []
  for (const candidate of [...candidates].sort((a, b) => order(a, b) || a - b)) {
    const last = groups.at(-1)
    if (last && order(last[0] as number, candidate) === 0) last.push(candidate)
    else groups.push([candidate])
  }
  return groups
}

/** The first so many of a ranking; a lot decides only where a group of equals does not fit whole. */
export function takeSeats(ranking: readonly number[][], seats: number, round: number, lots: Lots): number[] {
  const elected: number[] = []
  for (const group of ranking) {
    const room = seats - elected.length
    if (room <= 0) break
    elected.push(...(group.length <= room ? group : lots.order(round, group).slice(0, room)))
  }
  return elected
}

export function roundOf(
  round: number,
  code: Round['code'],
  points: Points,
  more: Partial<Round>,
  text: (value: bigint) => string = String,
): Round {
  const votes = [...points].sort(([a], [b]) => a - b).map(([candidate, value]) => ({ candidate, votes: text(value) }))
  return { round, code, candidate: null, votes, exhausted: '0', elected: [], excluded: [], params: {}, ...more }
}

export const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
