// Counting: accepted ballots into a tally, and all that a decision is taken from. The order in which ballots come never
// matters. Source: the rules of decision (what is counted, against which base).
import { type Amount, amountOf, type Elector } from './electorate.ts'
import type { Choice } from './rule.ts'
import type { VoteTerms1 } from './vote-terms.ts'

/** Votes for each choice; `weight` is what the seats count together. */
export type Tally = Record<Choice, Amount>

/** A ballot that `checkBallot` accepted: `ballot` objects of the ledger fit as they are. */
export type CountedBallot = {
  seat: string
  choice: string
  weight: string
  seq: string
  /** Where lots may be drawn from the ballots themselves. */
  id?: string
}

export type VoteFacts = {
  tally: Tally
  /** Seats in office with a vote, the recused included. */
  members: Amount
  recused: Amount
  /** Those of the recused who are in the room. */
  recused_present: Amount
  /** Able to vote and present: checked in at the close, or having cast a ballot before leaving. */
  present: Amount
  /** The casting vote, once a tie has asked for it. */
  chair_choice: 'yes' | 'no' | null
}

/** The facts at the close, from what the ledger holds: `present` are the seats checked in, whatever their role. */
export function factsAtClose(
  terms: Pick<VoteTerms1, 'members' | 'recused'>,
  electors: readonly Elector[],
  present: Iterable<string>,
  ballots: readonly CountedBallot[],
  chairChoice: 'yes' | 'no' | null = null,
): VoteFacts {
  const checkedIn = new Set(present)
  const voted = new Set(ballots.map((ballot) => ballot.seat))
  return {
    tally: countBallots(ballots),
    members: terms.members,
    recused: amountOf(terms.recused),
    recused_present: amountOf(terms.recused.filter(({ seat }) => checkedIn.has(seat))),
    present: amountOf(electors.filter(({ seat }) => checkedIn.has(seat) || voted.has(seat))),
    chair_choice: chairChoice,
  }
}

export function countBallots(ballots: readonly CountedBallot[]): Tally {
  const weights = new Map(ballots.map(({ seat, weight }) => [seat, weight]))
  const by: Record<Choice, { weight: string }[]> = { yes: [], no: [], abstain: [] }
  for (const [seat, choice] of lastBallots(ballots)) by[choice].push({ weight: weights.get(seat) ?? '0' })
  return { yes: amountOf(by.yes), no: amountOf(by.no), abstain: amountOf(by.abstain) }
}

/** The choice of each seat. Throws as `lastOfSeats` does, and for a choice no engine knows. */
export function lastBallots(ballots: readonly CountedBallot[]): Map<string, Choice> {
  const choices = new Map<string, Choice>()
  for (const { seat, choice } of lastOfSeats(ballots).values()) {
    if (!isChoice(choice)) throw new Error(`Not a choice: ${choice}`)
    choices.set(seat, choice)
  }
  return choices
}

/**
 * One ballot a seat counts, its last. Throws for two ballots of one seat with one number: `checkBallot` refuses them, so they are a
 * caller's mistake here.
 */
export function lastOfSeats(ballots: readonly CountedBallot[]): Map<string, CountedBallot> {
  const last = new Map<string, CountedBallot>()
  for (const ballot of ballots) {
    const other = last.get(ballot.seat)
    if (other && other.seq === ballot.seq) throw new Error(`Seat ${ballot.seat} has two ballots numbered ${ballot.seq}`)
    if (!other || BigInt(other.seq) < BigInt(ballot.seq)) last.set(ballot.seat, ballot)
  }
  return last
}

const isChoice = (choice: string): choice is Choice => choice === 'yes' || choice === 'no' || choice === 'abstain'
