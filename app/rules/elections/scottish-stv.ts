// The single transferable vote as Scotland counts its councils: whole papers move at a value of five decimal places, one
// surplus or one exclusion a stage. Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1,
// rules 45 to 52; the rule is named beside each step.
import { ok, type Result, refuse } from '../result.ts'
import { decimalText } from './decimals.ts'
import { type Count, type CountOptions, type Election, preferredOf, type Round, standing, totalOf } from './election.ts'
import { Lots } from './lots.ts'

const DIGITS = 5
const ONE = 10n ** BigInt(DIGITS)

/** Papers of one ballot that lie with one candidate, at the value at which they came. */
type Parcel = { ballot: number; papers: bigint; value: bigint }

export function countScottishStv(election: Election, { seats, seed }: CountOptions): Result<Count> {
  if (election.ballots.some(({ places }) => places.some((place) => place.length > 1)))
    return refuse('equal_preferences')
  const everybody = standing(election)
  if (seats > everybody.length) return refuse('too_few_candidates')
  const state = new Stages(election, everybody, seats, new Lots(seed))
  state.firstStage()
  while (!state.isOver()) state.nextStage()
  return ok(state.result())
}

class Stages {
  readonly #election: Election
  readonly #seats: number
  readonly #lots: Lots
  readonly #quota: bigint
  readonly #everybody: number[]
  readonly #continuing: Set<number>
  readonly #elected: number[] = []
  /** Elected, with a surplus that was not transferred yet. */
  readonly #pending = new Set<number>()
  readonly #parcels = new Map<number, Parcel[]>()
  readonly #votes = new Map<number, bigint>()
  readonly #rounds: Round[] = []
  readonly #history: Map<number, bigint>[] = []
  #exhausted = 0n

  constructor(election: Election, everybody: number[], seats: number, lots: Lots) {
    this.#election = election
    this.#seats = seats
    this.#lots = lots
    this.#everybody = everybody
    this.#continuing = new Set(everybody)
    for (const candidate of everybody) {
      this.#parcels.set(candidate, [])
      this.#votes.set(candidate, 0n)
    }
    // A paper that prefers nobody who stands is not a valid one.
    const valid = election.ballots.filter((ballot) => preferredOf(ballot, this.#continuing).length > 0)
    // Rule 46: divided by one more than the seats, decimals ignored, increased by one.
    this.#quota = (totalOf(valid) / BigInt(seats + 1) + 1n) * ONE
  }

  /** Rule 45. */
  firstStage(): void {
    for (const [ballot, { count }] of this.#election.ballots.entries())
      this.#give({ ballot, papers: count, value: ONE }, false)
    this.#close('first_preferences', null, [])
  }

  isOver(): boolean {
    return this.#elected.length >= this.#seats || this.#continuing.size === 0
  }

  /** Rules 48 and 49 while there is a surplus, else rules 50 and 51. */
  nextStage(): void {
    const round = this.#rounds.length + 1
    if (this.#pending.size > 0) {
      const from = this.#chosen(round, [...this.#pending], (a, b) => a > b)
      this.#pending.delete(from)
      const total = this.#votes.get(from) as bigint
      const surplus = total - this.#quota
      const parcels = this.#parcels.get(from) as Parcel[]
      this.#parcels.set(from, [])
      // Rule 48(3): the surplus times the value when received, over the votes credited; five places, the rest ignored.
      for (const parcel of parcels) this.#give({ ...parcel, value: (surplus * parcel.value) / total }, true)
      this.#votes.set(from, this.#quota)
      // What the cutting of decimals lost is nobody's.
      const held = [...this.#votes.values()].reduce((sum, votes) => sum + votes, 0n)
      this.#exhausted = this.#papers() * ONE - held
      this.#close('surplus', from, [], { surplus: decimalText(surplus, DIGITS) })
      return
    }
    const from = this.#chosen(round, [...this.#continuing], (a, b) => a < b)
    this.#continuing.delete(from)
    const parcels = this.#parcels.get(from) as Parcel[]
    this.#parcels.set(from, [])
    this.#votes.set(from, 0n)
    // Rule 50(4): at the value at which each came.
    for (const parcel of parcels) this.#give(parcel, true)
    this.#close('exclusion', from, [from])
  }

  result(): Count {
    const { drawn: lots } = this.#lots
    const quota = decimalText(this.#quota, DIGITS)
    return { method: 'scottish-stv', elected: this.#elected, ranking: null, quota, rounds: this.#rounds, lots }
  }

  /** To the next available preference, a continuing candidate, or to nobody. */
  #give({ ballot, papers, value }: Parcel, counted: boolean): void {
    const [next] = preferredOf(this.#election.ballots[ballot] as Election['ballots'][number], this.#continuing)
    if (next === undefined) {
      if (counted) this.#exhausted += papers * value
      return
    }
    this.#parcels.get(next)?.push({ ballot, papers, value })
    this.#votes.set(next, (this.#votes.get(next) as bigint) + papers * value)
  }

  #papers = (): bigint => {
    const first = this.#history[0] as Map<number, bigint>
    return [...first.values()].reduce((sum, votes) => sum + votes, 0n) / ONE
  }

  /** Elects whoever has the quota (rule 47) and, when the seats suffice for all who are left, those (rule 52); then notes the stage. */
  #close(code: Round['code'], candidate: number | null, excluded: number[], params: Record<string, string> = {}): void {
    const round = this.#rounds.length + 1
    const votesOf = (each: number) => this.#votes.get(each) as bigint
    const elected: number[] = []
    const elect = (each: number) => {
      this.#continuing.delete(each)
      this.#elected.push(each)
      elected.push(each)
    }
    const reached = [...this.#continuing].filter((each) => votesOf(each) >= this.#quota)
    reached.sort((a, b) => (votesOf(a) === votesOf(b) ? a - b : votesOf(a) > votesOf(b) ? -1 : 1))
    for (const each of reached) {
      elect(each)
      if (votesOf(each) > this.#quota) this.#pending.add(each)
    }
    const vacant = this.#seats - this.#elected.length
    if (vacant > 0 && this.#continuing.size <= vacant)
      for (const each of [...this.#continuing].sort((a, b) =>
        votesOf(a) === votesOf(b) ? a - b : votesOf(a) > votesOf(b) ? -1 : 1,
      ))
        elect(each)
    this.#history.push(new Map(this.#votes))
    this.#rounds.push({
      round,
      code,
      candidate,
      votes: this.#everybody.map((each) => ({ candidate: each, votes: decimalText(votesOf(each), DIGITS) })),
      exhausted: decimalText(this.#exhausted, DIGITS),
      elected,
      excluded,
      params,
    })
  }

  /** The first by votes; among equals, as they stood when they last differed; then by lot (rules 49(2), 49(3) and 51). */
  #chosen(round: number, among: number[], before: (a: bigint, b: bigint) => boolean): number {
    let tied = among
    for (const votes of [this.#votes, ...this.#history.toReversed()]) {
      const of = (each: number) => votes.get(each) as bigint
      const best = tied.reduce((found, each) => (before(of(each), of(found)) ? each : found))
      tied = tied.filter((each) => of(each) === of(best))
      if (tied.length === 1) return tied[0] as number
    }
    return this.#lots.first(round, tied)
  }
}
