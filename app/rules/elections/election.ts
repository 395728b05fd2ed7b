// An election as its ballots were cast: candidates by number, and for each distinct ballot the order of preference. Pure data;
// the methods in this folder count it. Source: the rules of decision, "Elections and rankings".

/** `places` are in order of preference, each a group of candidates put equal; an empty group is a place left out. */
export type RankedBallot = { count: bigint; places: readonly (readonly number[])[] }

export type Election = {
  title: string
  /** Names; the candidate numbered 1 is the first. */
  candidates: readonly string[]
  seats: number
  /** Numbers of candidates who no longer stand: passed over wherever they are preferred. */
  withdrawn: readonly number[]
  ballots: readonly RankedBallot[]
}

export const METHODS = [
  'plurality',
  'approval',
  'two-round',
  'borda',
  'majority-judgment',
  'schulze',
  'scottish-stv',
  'meek-stv',
] as const
export type Method = (typeof METHODS)[number]

/** What a round of a count did, as a code; put into words when it is shown. */
export type RoundCode =
  | 'first_preferences'
  | 'surplus'
  | 'exclusion'
  | 'keep_factors'
  | 'remaining'
  | 'scores'
  | 'approvals'
  | 'run_off'
  | 'grades'
  | 'pairs'
  | 'paths'

export type Round = {
  round: number
  code: RoundCode
  /** The candidate whose surplus or papers were transferred; null where a round concerns all. */
  candidate: number | null
  /** What each candidate has at its end, in order of number: votes, points or the method's own measure, exact decimals. */
  votes: { candidate: number; votes: string }[]
  /** Votes that no candidate has any more. */
  exhausted: string
  elected: number[]
  excluded: number[]
  params: Record<string, string>
}

/** A tie that the rule leaves to a lot: `order` is what was drawn, first drawn first. */
export type Lot = { round: number; candidates: number[]; order: number[] }

export type Count = {
  method: Method
  /** In the order in which they were elected. */
  elected: number[]
  /** Who comes after whom, equal ones together, where the method ranks. */
  ranking: number[][] | null
  quota: string | null
  rounds: Round[]
  lots: Lot[]
}

export type CountOptions = {
  seats: number
  /** Published before the count: from it every lot is drawn, so that anybody draws the same. */
  seed: string
}

/** The candidates who stand, in order of number. */
export const standing = ({ candidates, withdrawn }: Election): number[] =>
  candidates.map((_, place) => place + 1).filter((number) => !withdrawn.includes(number))

export const totalOf = (ballots: readonly RankedBallot[]): bigint =>
  ballots.reduce((total, { count }) => total + count, 0n)

/** Those still in the running whom this ballot puts first: more than one where it puts them equal, none where it is spent. */
export function preferredOf(ballot: RankedBallot, running: ReadonlySet<number>): readonly number[] {
  for (const place of ballot.places) {
    const chosen = place.filter((candidate) => running.has(candidate))
    if (chosen.length > 0) return chosen
  }
  return []
}
