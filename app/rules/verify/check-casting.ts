// V6, casting votes: the chair's answer to a tie, given by whoever held the presiding seat, by a key in force, and signed.
import { ballotChallenge, checkBallotSignature } from '../ballot.ts'
import { type ActOf, type History, mandatesIn, originsAt, recusedAt, type VoteHistory } from '../bundle/history.ts'
import { toHex } from '../bytes.ts'
import { checkCastingVote } from '../casting-vote.ts'
import { ENGINE_2 } from '../engine-2/rule.ts'
import type { VerifySignature } from '../signing-key.ts'
import type { VoteTerms } from '../vote-terms.ts'
import { keyAt } from './key-at.ts'
import type { Findings } from './report.ts'

export async function checkCastings(
  history: History,
  known: ReadonlyMap<string, VoteTerms>,
  verify: VerifySignature,
  findings: Findings,
): Promise<void> {
  for (const act of history.acts) {
    if (act.type !== 'casting_vote.given') continue
    findings.looked('V6', 1)
    const vote = history.votes.get(act.payload.vote)
    const where = { entry: act.index, params: { vote: act.payload.vote, seat: act.payload.seat } }
    // A second one, or one without a tie that was declared, is not the vote's.
    if (vote?.casting !== act) {
      findings.add('V6', 'casting.unasked', 'error', where)
      continue
    }
    const terms = known.get(vote.vote)
    const reason = terms ? await reasonAgainst(history, vote, act, terms, verify) : null
    if (reason) findings.add('V6', 'casting.invalid', 'error', { ...where, params: { ...where.params, reason } })
  }
}

/** Seats are called by name in an open roll call, each an elector of it. */
export function checkCalls(history: History, known: ReadonlyMap<string, VoteTerms>, findings: Findings): void {
  for (const act of history.acts) {
    if (act.type !== 'seat.called') continue
    const { vote: id, seat } = act.payload
    const vote = history.votes.get(id)
    const rule = known.get(id)?.rule
    const isRollCall = rule?.engine === ENGINE_2 && rule.form === 'roll_call'
    const isOpen = vote && vote.opened.index < act.index && (!vote.closed || act.index < vote.closed.index)
    const isElector = vote?.electors.some((each) => each.seat === seat) === true
    if (!isRollCall || !isOpen || !isElector)
      findings.add('V6', 'call.unasked', 'error', { entry: act.index, params: { vote: id, seat } })
  }
}

/** The code of what is wrong, or null. */
async function reasonAgainst(
  history: History,
  vote: VoteHistory,
  { index, payload }: ActOf<'casting_vote.given'>,
  terms: VoteTerms,
  verify: VerifySignature,
): Promise<string | null> {
  const openedIndex = vote.opened.index
  const checked = checkCastingVote(payload.ballot, {
    terms,
    voteHash: vote.opened.payload.vote_hash,
    openedIndex,
    index,
    recused: recusedAt(history, terms.item, index),
    key: (id) =>
      keyAt(history, id, openedIndex, (_, person, at) =>
        mandatesIn(history, person, terms.meeting, at).map(({ mandate }) => mandate),
      ),
  })
  if (!checked.ok) return checked.code
  const { ballot, key } = checked.value
  const challenge = ballotChallenge(payload.ballot)
  if (payload.ballot_id !== toHex(challenge) || payload.seat !== ballot.seat) return 'ballot_id_differs'
  const { actor } = payload
  const holds =
    'person' in actor &&
    mandatesIn(history, actor.person, terms.meeting, index).some(({ mandate }) => mandate === ballot.mandate)
  if (!holds) return 'ballot_not_the_holder'
  const signed = await checkBallotSignature(challenge, payload.proof, key, originsAt(history, index), verify)
  return signed.ok ? null : signed.code
}
