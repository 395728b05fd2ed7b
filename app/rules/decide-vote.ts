// One door to the engines: a vote is decided, and its working put into words, by the engine its own terms name, for ever.
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
import { type AnyRule, VOTE_TERMS_2, type VoteTerms } from './vote-terms.ts'
import { workingWords } from './working-words.ts'

export type Decision = Decision1 | Decision2
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
  if (terms.type === VOTE_TERMS_2) return quorumAtOpening(terms.rule, terms, electors, present)
  return findQuorum(terms.rule, {
    members: terms.members,
    recused: amountOf(terms.recused),
    present: amountOf(electors.filter(({ seat }) => present.has(seat))),
  })
}

/** Whether somebody who takes part from afar counts as present. */
export const countsRemote = (rule: AnyRule): boolean => rule.engine !== ENGINE_2 || rule.remote === 'present'

/** Throws for ballots no tally can be made of: see `lastBallots`. */
export function decideVote(
  terms: VoteTerms,
  { electors, present, ballots, recused, castingVote, requests }: Closing,
): Decision {
  if (terms.type === VOTE_TERMS_2)
    return decide2(terms.rule, factsAtClose2(terms, electors, present, ballots, recused, castingVote, requests))
  return decide(terms.rule, factsAtClose(terms, electors, present, ballots, castingVote))
}

/** `number` is the place in the list; the last sentence, the conclusion, has none. */
export type WorkingSentence = Words & { key: string; number: number | null }

export function wordsOf(decision: Decision, rule: AnyRule, digits: ArabicDigits = 'arab'): WorkingSentence[] {
  const sentences: Words[] =
    decision.engine === ENGINE_2 && rule.engine === ENGINE_2
      ? workingWords2(decision.working, rule, digits)
      : decision.engine !== ENGINE_2 && rule.engine !== ENGINE_2
        ? workingWords(decision.working, rule, digits)
        : []
  return sentences.map(({ ar, en }, place) => {
    const last = place === sentences.length - 1
    return { ar, en, key: `${place} ${decision.working[place]?.code}`, number: last ? null : place + 1 }
  })
}

/** What had to be reached, where it is one number of seats that the votes for are held against; null where it is not. */
export function neededOf(decision: Decision): { required: string; base: string } | null {
  if (decision.engine !== ENGINE_2) return decision
  const [held, ...others] = decision.requirements
  return held && others.length === 0 && held.yes === decision.counts.yes ? held : null
}
