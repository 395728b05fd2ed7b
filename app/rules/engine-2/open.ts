// What the opening of a vote under engine `majlis/2` fixes: who has no vote under the rule, the quorum as it is found, and the
// terms every ballot commits to. Source: the promise of open votes; the rules of decision.

import type { ElectionTerms } from '../elections/terms.ts'
import { amountOf, type Elector, type Electorate, type SeatFacts } from '../electorate.ts'
import {
  type SittingTerms,
  textHashes,
  VOTE_TERMS_2,
  VOTE_TERMS_3,
  type VoteTerms2,
  type VoteTerms3,
} from '../vote-terms.ts'
import { amountsOf } from './amounts.ts'
import { findQuorum2, type Quorum } from './quorum.ts'
import type { Rule } from './rule.ts'

export type Opening = Pick<
  SittingTerms,
  | 'body'
  | 'meeting'
  | 'item'
  | 'vote'
  | 'question'
  | 'rule'
  | 'opened_at'
  | 'deadline'
  | 'nonce'
  | 'failed_meetings'
  | 'dispute_minutes'
>

/** A chair who votes only on a tie, or never, is no elector. */
export const excludedRoles = ({ excluded_roles, chair }: Rule): ReadonlySet<string> =>
  new Set(chair === 'only_on_tie' || chair === 'never' ? [...excluded_roles, 'chair'] : excluded_roles)

/** The seat that presides: the first in office with the role; "" where it is vacant. */
export const chairOf = (seats: readonly SeatFacts[]): string =>
  seats.find(({ role, mandates }) => role === 'chair' && mandates.length > 0)?.seat ?? ''

/** `present` are the seats that count as present under the rule. */
export function quorumAtOpening(
  rule: Rule,
  {
    members,
    statutory,
    recused,
    failed_meetings,
  }: Pick<SittingTerms, 'members' | 'statutory' | 'recused' | 'failed_meetings'>,
  electors: readonly Elector[],
  present: ReadonlySet<string>,
): Quorum {
  return findQuorum2(rule, {
    members,
    statutory,
    recused: amountsOf(recused),
    present: amountsOf(electors.filter(({ seat }) => present.has(seat))),
    failed_meetings,
  })
}

/** The members a vote's terms name, from the electorate. */
export function membersOf({
  electors,
  recused,
  seats,
}: Electorate): Pick<SittingTerms, 'members' | 'statutory' | 'recused'> {
  return { members: amountsOf([...electors, ...recused]), statutory: amountsOf(seats), recused }
}

/** The terms as they are when the vote opens; `seats` are all of the body. */
export function voteTerms2(
  opening: Opening,
  electorate: Electorate,
  seats: readonly SeatFacts[],
  present: ReadonlySet<string>,
): { terms: VoteTerms2; quorum: Quorum } {
  const { terms, quorum } = sittingTerms(opening, electorate, seats, present)
  return { terms: { type: VOTE_TERMS_2, options: [...opening.rule.choices], ...terms }, quorum }
}

/** The same for an election. */
export function electionTerms(
  opening: Opening,
  election: ElectionTerms,
  electorate: Electorate,
  seats: readonly SeatFacts[],
  present: ReadonlySet<string>,
): { terms: VoteTerms3; quorum: Quorum } {
  const { terms, quorum } = sittingTerms(opening, electorate, seats, present)
  const options = election.candidates.map(({ id }) => id)
  return { terms: { type: VOTE_TERMS_3, options, election, ...terms }, quorum }
}

function sittingTerms(
  opening: Opening,
  electorate: Electorate,
  seats: readonly SeatFacts[],
  present: ReadonlySet<string>,
): { terms: SittingTerms; quorum: Quorum } {
  const { failed_meetings } = opening
  const members = membersOf(electorate)
  const quorum = quorumAtOpening(opening.rule, { ...members, failed_meetings }, electorate.electors, present)
  const able = amountOf(electorate.electors)
  const terms: SittingTerms = {
    ...opening,
    text_sha256: textHashes(opening.question),
    electorate_root: electorate.root,
    electors: able.seats,
    total_weight: able.weight,
    ...members,
    chair: chairOf(seats),
    quorum: { base: quorum.base, required: quorum.required, present: quorum.present },
  }
  return { terms, quorum }
}
