// Two rounds: an absolute majority of those voting elects at once; otherwise the two best run off, those equal to the second
// joining them, and the most votes elect; a tie goes to the lot. Source: Shura Council bylaw, article 16 (the officers'
// election), and the general form of the two-round system. Where both rounds are counted from one ranked ballot, the second
// asks each ballot whom of those two it prefers.
import { ok, type Result, refuse } from '../result.ts'
import { compare, firstPreferences, type Points, rankBy, roundOf, takeSeats } from './by-votes.ts'
import { type Count, type CountOptions, type Election, standing, totalOf } from './election.ts'
import { Lots } from './lots.ts'

export function countTwoRound(election: Election, { seats, seed }: CountOptions): Result<Count> {
  if (seats !== 1) return refuse('one_seat_only')
  const running = standing(election)
  if (running.length === 0) return refuse('too_few_candidates')
  const first = firstPreferences(election, new Set(running))
  if (!first) return refuse('equal_preferences')
  const voting = sum(first)
  const total = totalOf(election.ballots)
  const decided = firstRound(first, voting)
  const base = { required: (voting / 2n + 1n).toString(), voting: voting.toString() }
  const one = roundOf(1, 'first_preferences', first, {
    elected: decided.elected,
    excluded: running.filter(
      (candidate) => !decided.elected.includes(candidate) && !decided.runOff.includes(candidate),
    ),
    exhausted: (total - voting).toString(),
    params: base,
  })
  const result = { method: 'two-round' as const, quota: base.required, ranking: null }
  if (decided.elected.length > 0) return ok({ ...result, elected: decided.elected, rounds: [one], lots: [] })
  const second = firstPreferences(election, new Set(decided.runOff))
  if (!second) return refuse('equal_preferences')
  const lots = new Lots(seed)
  const elected = runOff(second, 2, lots)
  const two = roundOf(2, 'run_off', second, {
    elected,
    excluded: decided.runOff.filter((candidate) => !elected.includes(candidate)),
    exhausted: (total - sum(second)).toString(),
  })
  return ok({ ...result, elected, rounds: [one, two], lots: lots.drawn })
}

/** Who has more than half of `voters`; else the two best, and whoever equals the second. */
export function firstRound(votes: Points, voters: bigint): { elected: number[]; runOff: number[] } {
  const ranking = byVotes(votes)
  const best = ranking[0]?.[0]
  if (best !== undefined && 2n * (votes.get(best) as bigint) > voters) return { elected: [best], runOff: [] }
  const runOff: number[] = []
  for (const group of ranking) if (runOff.length < 2) runOff.push(...group)
  return { elected: [], runOff: runOff.sort((a, b) => a - b) }
}

/** The most votes, and among equals the lot. */
export const runOff = (votes: Points, round: number, lots: Lots): number[] => takeSeats(byVotes(votes), 1, round, lots)

const byVotes = (votes: Points): number[][] =>
  rankBy([...votes.keys()], (a, b) => compare(votes.get(b) as bigint, votes.get(a) as bigint))
const sum = (votes: Points): bigint => [...votes.values()].reduce((total, each) => total + each, 0n)
