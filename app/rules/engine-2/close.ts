// The facts of a vote at its close under engine `majlis/2`, from what the ledger holds. Source: the rules of decision.
import type { Elector } from '../electorate.ts'
import type { Choice } from '../rule.ts'
import { type CountedBallot, lastBallots } from '../tally.ts'
import type { SittingTerms, VoteTerms2 } from '../vote-terms.ts'
import { amountsOf } from './amounts.ts'
import type { Facts } from './decide.ts'

/** Who was there when it closed. */
export type Room = Pick<Facts, 'members' | 'statutory' | 'recused' | 'recused_present' | 'present' | 'failed_meetings'>

/** Throws for ballots no tally can be made of: see `lastBallots`. */
export function factsAtClose2(
  terms: VoteTerms2,
  electors: readonly Elector[],
  present: Iterable<string>,
  ballots: readonly CountedBallot[],
  recused: Iterable<string>,
  castingVote: 'yes' | 'no' | null,
  requests = 0,
): Facts {
  const choices = lastBallots(ballots)
  const of = (choice: Choice) => amountsOf(electors.filter(({ seat }) => choices.get(seat) === choice))
  const tally = { yes: of('yes'), no: of('no'), abstain: of('abstain') }
  return {
    ...roomAtClose(terms, electors, present, choices, recused),
    tally,
    casting_vote: castingVote,
    chair_vote: choices.get(terms.chair) ?? null,
    // In a silence procedure the only ballot is an objection.
    objections: tally.no.seats,
    requested: String(requests),
    seed: terms.nonce,
  }
}

/**
 * `present` are the seats that count as present under the rule; whoever cast a ballot before leaving is present too. `recused` are
 * those with an interest in the item by then: whoever declared one while the vote was open is recused like those before, unless
 * they had cast, for that ballot stands.
 */
export function roomAtClose(
  terms: SittingTerms,
  electors: readonly Elector[],
  present: Iterable<string>,
  cast: { has: (seat: string) => boolean },
  recused: Iterable<string>,
): Room {
  const here = new Set(present)
  const declared = new Set(recused)
  const late = electors.filter(({ seat }) => declared.has(seat) && !cast.has(seat))
  const able = electors.filter((elector) => !late.includes(elector))
  const away = [...terms.recused, ...late]
  return {
    members: terms.members,
    statutory: terms.statutory,
    recused: amountsOf(away),
    recused_present: amountsOf(away.filter(({ seat }) => here.has(seat))),
    present: amountsOf(able.filter(({ seat }) => here.has(seat) || cast.has(seat))),
    failed_meetings: terms.failed_meetings,
  }
}
