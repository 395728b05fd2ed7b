// Counting: accepted ballots into a tally, and all that a decision is taken from. The order in which ballots come never
// matters. Source: the rules of decision (what is counted, against which base).
import { type Amount, amountOf, type Elector } from './electorate.ts'
import type { Choice } from './rule.ts'
import type { VoteTerms } from './vote-terms.ts'

/** Votes for each choice; `weight` is what the seats count together. */
export type Tally = Record<Choice, Amount>

/** A ballot that `checkBallot` accepted: `ballot` objects of the ledger fit as they are. */
export type CountedBallot = { seat: string; choice: string; weight: string; seq: string }

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

/**
 * The facts at the close, from what the ledger holds: `present` are the seats checked in, whatever their role, and `recused` those
 * with an interest in the item by then. Whoever declared one while the vote was open is recused like those before, unless they
 * had cast: that ballot stands.
 */
export function factsAtClose(
  terms: Pick<VoteTerms, 'members' | 'recused'>,
  electors: readonly Elector[],
  present: Iterable<string>,
  ballots: readonly CountedBallot[],
  recused: Iterable<string> = [],
  chairChoice: 'yes' | 'no' | null = null,
): VoteFacts {
  const checkedIn = new Set(present)
  const voted = new Set(ballots.map((ballot) => ballot.seat))
  const late = new Set([...recused].filter((seat) => !voted.has(seat)))
  const able = electors.filter(({ seat }) => !late.has(seat))
  const away = [...terms.recused, ...electors.filter(({ seat }) => late.has(seat))]
  return {
    tally: countBallots(ballots),
    members: terms.members,
    recused: amountOf(away),
    recused_present: amountOf(away.filter(({ seat }) => checkedIn.has(seat))),
    present: amountOf(able.filter(({ seat }) => checkedIn.has(seat) || voted.has(seat))),
    chair_choice: chairChoice,
  }
}

/**
 * One ballot a seat counts, its last. Throws for a choice the engine does not know and for two ballots of one seat with
 * one number: `checkBallot` refuses both, so they are a caller's mistake here.
 */
export function countBallots(ballots: readonly CountedBallot[]): Tally {
  const last = new Map<string, CountedBallot>()
  for (const ballot of ballots) {
    const other = last.get(ballot.seat)
    if (other && other.seq === ballot.seq) throw new Error(`Seat ${ballot.seat} has two ballots numbered ${ballot.seq}`)
    if (!other || BigInt(other.seq) < BigInt(ballot.seq)) last.set(ballot.seat, ballot)
  }
  const by: Record<Choice, CountedBallot[]> = { yes: [], no: [], abstain: [] }
  for (const ballot of last.values()) {
    if (!isChoice(ballot.choice)) throw new Error(`Not a choice: ${ballot.choice}`)
    by[ballot.choice].push(ballot)
  }
  return { yes: amountOf(by.yes), no: amountOf(by.no), abstain: amountOf(by.abstain) }
}

const isChoice = (choice: string): choice is Choice => choice === 'yes' || choice === 'no' || choice === 'abstain'
