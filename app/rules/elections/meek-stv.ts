// The single transferable vote by Meek's method: every elected candidate keeps a share of each vote that comes, and the shares
// are worked out again until no surplus is left. Source: Proportional Representation Foundation, "Reference Meek Rule"
// (nine decimals, ω = 10^-6, shares and products rounded up), after Hill, Wichmann and Woodall, Algorithm 123 (1987).
import { ok, type Result, refuse } from '../result.ts'
import { decimalText, divideUp, least } from './decimals.ts'
import { type Count, type CountOptions, type Election, type Round, standing } from './election.ts'
import { Lots } from './lots.ts'

const DIGITS = 9
const ONE = 10n ** BigInt(DIGITS)
const OMEGA = ONE / 1_000_000n

type Votes = Map<number, bigint>

export function countMeekStv(election: Election, { seats, seed }: CountOptions): Result<Count> {
  if (election.ballots.some(({ places }) => places.some((place) => place.length > 1)))
    return refuse('equal_preferences')
  const everybody = standing(election)
  if (seats > everybody.length) return refuse('too_few_candidates')
  const papers = election.ballots.map(({ count, places }) => ({
    count,
    order: places.flat().filter((candidate) => everybody.includes(candidate)),
  }))
  const lots = new Lots(seed)
  const hopeful = new Set(everybody)
  const keep: Votes = new Map(everybody.map((candidate) => [candidate, ONE]))
  const elected: number[] = []
  const rounds: Round[] = []
  let quota = 0n
  while (elected.length < seats && elected.length + hopeful.size > seats) {
    const round = rounds.length + 1
    const found = iterate(papers, everybody, keep, hopeful, elected, seats)
    quota = found.quota
    const note = (code: Round['code'], candidate: number | null, excluded: number[]) =>
      rounds.push({
        round,
        code,
        candidate,
        votes: everybody.map((each) => ({
          candidate: each,
          votes: decimalText(found.votes.get(each) as bigint, DIGITS),
        })),
        exhausted: decimalText(found.exhausted, DIGITS),
        elected: found.elected,
        excluded,
        params: { quota: decimalText(quota, DIGITS), surplus: decimalText(found.surplus, DIGITS) },
      })
    if (found.elected.length > 0) {
      note(rounds.length === 0 ? 'first_preferences' : 'keep_factors', null, [])
      continue
    }
    // The one with the fewest votes leaves; whoever is within the remaining surplus of it is its equal.
    const votesOf = (each: number) => found.votes.get(each) as bigint
    const low = least([...hopeful].map(votesOf))
    const tied = [...hopeful].filter((each) => votesOf(each) <= low + found.surplus)
    const out = lots.first(round, tied)
    hopeful.delete(out)
    keep.set(out, 0n)
    note('exclusion', out, [out])
  }
  if (elected.length < seats) {
    const rest = [...hopeful]
    elected.push(...rest)
    const last = rounds.at(-1)
    rounds.push({
      round: rounds.length + 1,
      code: 'remaining',
      candidate: null,
      votes: last?.votes ?? everybody.map((candidate) => ({ candidate, votes: decimalText(0n, DIGITS) })),
      exhausted: last?.exhausted ?? decimalText(0n, DIGITS),
      elected: rest,
      excluded: [],
      params: {},
    })
  }
  return ok({ method: 'meek-stv', elected, ranking: null, quota: decimalText(quota, DIGITS), rounds, lots: lots.drawn })
}

type Paper = { count: bigint; order: number[] }

/** Until somebody reaches the quota, or the surplus is as good as gone, or no longer shrinks. */
function iterate(
  papers: readonly Paper[],
  everybody: number[],
  keep: Votes,
  hopeful: Set<number>,
  elected: number[],
  seats: number,
) {
  for (let before: bigint | null = null; ; ) {
    const { votes, exhausted } = distribute(papers, everybody, keep)
    const cast = [...votes.values()].reduce((sum, each) => sum + each, 0n)
    const quota = cast / BigInt(seats + 1) + 1n
    const winners = [...hopeful].filter((each) => (votes.get(each) as bigint) >= quota)
    winners.sort((a, b) => compare(votes.get(b) as bigint, votes.get(a) as bigint) || a - b)
    for (const each of winners) {
      hopeful.delete(each)
      elected.push(each)
    }
    const surplus = elected.reduce((sum, each) => sum + max((votes.get(each) as bigint) - quota, 0n), 0n)
    const found = { votes, exhausted, quota, surplus, elected: winners }
    // Whoever was just elected keeps everything for one more distribution: shares change at the end of an idle one.
    if (winners.length > 0) return found
    if (surplus < OMEGA || (before !== null && surplus >= before)) return found
    before = surplus
    tighten(keep, elected, votes, quota)
  }
}

/** Each paper gives every candidate in its order the share that candidate keeps of what is left of it. */
function distribute(papers: readonly Paper[], everybody: number[], keep: Votes): { votes: Votes; exhausted: bigint } {
  const votes: Votes = new Map(everybody.map((candidate) => [candidate, 0n]))
  let exhausted = 0n
  for (const { count, order } of papers) {
    let left = ONE
    for (const candidate of order) {
      const share = divideUp(left * (keep.get(candidate) as bigint), ONE)
      votes.set(candidate, (votes.get(candidate) as bigint) + share * count)
      left -= share
      if (left <= 0n) break
    }
    exhausted += left * count
  }
  return { votes, exhausted }
}

function tighten(keep: Votes, elected: number[], votes: Votes, quota: bigint): void {
  for (const each of elected) {
    const product = divideUp((keep.get(each) as bigint) * quota, ONE)
    keep.set(each, divideUp(product * ONE, votes.get(each) as bigint))
  }
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b)
