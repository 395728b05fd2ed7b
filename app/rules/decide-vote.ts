// One door to the engines: a vote is decided, and its working put into words, by the engine its own terms name, for ever.

import { decideElection, ELECTIONS_1, type ElectionDecision } from './elections/decide-election.ts'
import { electionWords } from './elections/election-words.ts'
import type { ElectionTerms } from './elections/terms.ts'
import { amountOf, type Elector } from './electorate.ts'
import { factsAtClose2 } from './engine-2/close.ts'
import { type Decision as Decision2, decide2 } from './engine-2/decide.ts'
import { quorumAtOpening } from './engine-2/open.ts'
import { ENGINE_2 } from './engine-2/rule.ts'
import { workingWords2 } from './engine-2/words.ts'
import { type Decision as Decision1, decide } from './majority.ts'
import type { ArabicDigits } from './number-words.ts'
import { findQuorum, type Quorum } from './quorum.ts'
import type { Words } from './rule.ts'
import { type CountedBallot, factsAtClose } from './tally.ts'
import { type AnyRule, VOTE_TERMS, VOTE_TERMS_3, type VoteTerms } from './vote-terms.ts'
import { workingWords } from './working-words.ts'

export type Decision = Decision1 | Decision2 | ElectionDecision
/** Of a text that was voted on, for and against. */
export type TextDecision = Decision1 | Decision2
export type Outcome = Decision['outcome']

export type Closing = {
  electors: readonly Elector[]
  /** Seats that count as present under the rule. */
  present: Iterable<string>
  ballots: readonly CountedBallot[]
  /** Seats with an interest in the item by the close. */
  recused: Iterable<string>
  /** The chair's, once a tie has asked for it. */
  castingVote: 'yes' | 'no' | null
  /** How many members asked, in a circulation, that the matter go to a sitting. */
  requests?: number
}

/** As it must have been found at the opening, from the terms and who counted as present there. */
export function openingQuorum(terms: VoteTerms, electors: readonly Elector[], present: ReadonlySet<string>): Quorum {
  if (terms.type !== VOTE_TERMS) return quorumAtOpening(terms.rule, terms, electors, present)
  return findQuorum(terms.rule, {
    members: terms.members,
    recused: amountOf(terms.recused),
    present: amountOf(electors.filter(({ seat }) => present.has(seat))),
  })
}

/** Whether somebody who takes part from afar counts as present. */
export const countsRemote = (rule: AnyRule): boolean => rule.engine !== ENGINE_2 || rule.remote === 'present'

/** Throws for ballots no tally can be made of: see `lastBallots` and `decideElection`. */
export function decideVote(terms: VoteTerms, closing: Closing): Decision {
  const { electors, present, ballots, recused, castingVote, requests } = closing
  switch (terms.type) {
    case VOTE_TERMS_3:
      return decideElection(terms, closing)
    case VOTE_TERMS:
      return decide(terms.rule, factsAtClose(terms, electors, present, ballots, castingVote))
    default:
      return decide2(terms.rule, factsAtClose2(terms, electors, present, ballots, recused, castingVote, requests))
  }
}

export const isElected = (decision: Decision): decision is ElectionDecision => decision.engine === ELECTIONS_1

/** `number` is the place in the list; the last sentence, the conclusion, has none. */
export type WorkingSentence = Words & { key: string; number: number | null }

/** `asked` is what the vote's terms say. */
export function wordsOf(
  decision: Decision,
  asked: { rule: AnyRule; election?: ElectionTerms | null },
  digits: ArabicDigits = 'arab',
): WorkingSentence[] {
  const sentences = sentencesOf(decision, asked, digits)
  return sentences.map(({ ar, en }, place) => {
    const last = place === sentences.length - 1
    return { ar, en, key: `${place} ${decision.working[place]?.code}`, number: last ? null : place + 1 }
  })
}

function sentencesOf(
  decision: Decision,
  { rule, election }: { rule: AnyRule; election?: ElectionTerms | null },
  digits: ArabicDigits,
): Words[] {
  switch (decision.engine) {
    case ELECTIONS_1:
      return rule.engine === ENGINE_2 && election ? electionWords(decision, rule, election, digits) : []
    case ENGINE_2:
      return rule.engine === ENGINE_2 ? workingWords2(decision.working, rule, digits) : []
    default:
      return rule.engine === ENGINE_2 ? [] : workingWords(decision.working, rule, digits)
  }
}

/** What had to be reached, where it is one number of seats that the votes for are held against; null where it is not. */
export function neededOf(decision: TextDecision): { required: string; base: string } | null {
  if (decision.engine !== ENGINE_2) return decision
  const [held, ...others] = decision.requirements
  return held && others.length === 0 && held.yes === decision.counts.yes ? held : null
}
