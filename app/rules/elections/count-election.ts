// Every method by its name; each is counted from the same ballots, and gives the same count for ever.
import type { Result } from '../result.ts'
import { refuse } from '../result.ts'
import { countBorda } from './borda.ts'
import { countApproval, countPlurality } from './by-votes.ts'
import type { Count, CountOptions, Election, Method } from './election.ts'
import { countMajorityJudgment } from './majority-judgment.ts'
import { countMeekStv } from './meek-stv.ts'
import { countSchulze } from './schulze.ts'
import { countScottishStv } from './scottish-stv.ts'
import { countTwoRound } from './two-round.ts'

const COUNTS: Record<Method, (election: Election, options: CountOptions) => Result<Count>> = {
  plurality: countPlurality,
  approval: countApproval,
  'two-round': countTwoRound,
  borda: countBorda,
  'majority-judgment': countMajorityJudgment,
  schulze: countSchulze,
  'scottish-stv': countScottishStv,
  'meek-stv': countMeekStv,
}

/** Refuses `equal_preferences`, `too_few_candidates` and `one_seat_only` where the method cannot count such ballots. */
export function countElection(method: Method, election: Election, options: CountOptions): Result<Count> {
  if (options.seats < 1) return refuse('too_few_candidates')
  return COUNTS[method](election, options)
}
