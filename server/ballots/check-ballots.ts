import { checkBallotSignature } from '../../app/rules/ballot.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import { onConnection } from '../platform/db.ts'
import { answerOf, type CastAnswer } from './cast-answer.ts'
import { type CastFacts, type Casting, loadCastFacts } from './load-cast-facts.ts'

/** Null for a ballot that may go on to the ledger; an answer for one that stands there already. */
export type Checked = Result<CastAnswer | null>

/**
 * What is slow, or needs no lock: the signatures, and a first judgement of everything that is asked again under the lock. Reads
 * once for all; the signatures are checked on the machine's other cores.
 */
export async function checkBallots(ctx: Ctx, bodyId: BodyId, castings: Casting[]): Promise<Checked[]> {
  const facts = await onConnection(ctx.pool, (db) => loadCastFacts(db, bodyId, castings))
  return Promise.all(castings.map((casting) => check(ctx, casting, facts)))
}

async function check(ctx: Ctx, casting: Casting, facts: CastFacts): Promise<Checked> {
  const { actor, mandate, bodyId, input, ballot, challenge } = casting
  const vote = facts.voteOf(casting)
  // Whoever has no seat in the body learns nothing about its votes, not even that this one exists.
  if (!vote || !actor.mandates.some((held) => held.bodyId === vote.bodyId)) return refuse('not_found')
  if (vote.bodyId !== bodyId) return refuse('not_a_voting_seat')
  // A person casts for a seat of their own, or for one whose holder gave them a proxy, under the mandate that says so.
  if (ballot.seat !== mandate.seatId || ballot.mandate !== mandate.mandateId)
    return refuse('ballot_not_eligible', { seat: ballot.seat })
  const standing = facts.standingOf(casting)
  // A reply that was lost is given again whatever has happened since: recusal, revocation and the close come too late.
  if (standing) return ok(answerOf(standing))
  // That a final ballot stands already is said under the lock, with the answer to who came first.
  const judged = facts.judge(casting, vote, vote.terms.rule.change === 'final' ? undefined : facts.earlierOf(casting))
  if (!judged.ok) return judged
  const signed = await checkBallotSignature(challenge, input.proof, judged.value, facts.origins, ctx.checkSignature)
  return signed.ok ? ok(null) : signed
}
