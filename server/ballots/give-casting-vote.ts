import { eq } from 'drizzle-orm'
import { ballotChallenge, ballotId, checkBallotSignature } from '../../app/rules/ballot.ts'
import type { Json } from '../../app/rules/canonical.ts'
import { castingChoice, checkCastingVote } from '../../app/rules/casting-vote.ts'
import { type Decision, decideVote } from '../../app/rules/decide-vote.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CastBallot } from '../../app/wire/ballots.ts'
import type { KeyId } from '../../app/wire/ids.ts'
import { vote as votes } from '../../db/schema/ballots.ts'
import { levelFor } from '../access/queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { keysIn } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { beginWindow } from '../results/effects.ts'
import { countedBallots, electorsOf, type Vote, voteById } from './queries.ts'

/**
 * Records the chair's casting vote after a tie, and declares the result again in the same commit: two entries,
 * `casting_vote.given` and `result.declared`.
 */
export async function giveCastingVote(
  ctx: Ctx,
  actor: Actor,
  input: CastBallot,
): Promise<Result<{ result: Decision }>> {
  const seen = await voteById(ctx.db, input.voteId)
  if (!seen) return refuse('not_found')
  const denied = permit(actor, 'casting_vote.give', seen.bodyId)
  if (denied) return denied
  if ((await levelFor(ctx.db, actor, seen.bodyId, seen.itemId)) !== 'visible') return refuse('not_found')
  const checked = await judge(ctx.db, actor, seen, input)
  if (!checked.ok) return checked
  const origins = (await bodyById(ctx.db, seen.bodyId))?.webOrigins ?? []
  const { key } = checked.value
  const challenge = ballotChallenge(input.ballot)
  const signed = await checkBallotSignature(challenge, input.proof, key, origins, ctx.checkSignature)
  if (!signed.ok) return signed
  const { requestId } = input
  return commit(ctx, { bodies: seen.bodyId, actor, act: 'casting_vote.give', requestId, input }, async (work) => {
    const vote = (await voteById(work.tx, input.voteId)) as Vote
    if (vote.result?.outcome !== 'tied' || !vote.closing) return refuse('casting_not_asked')
    const state = applyAct((await meetingById(work.tx, vote.meetingId))?.state ?? 'archived', 'casting_vote.give')
    if (!state.ok) return state
    // A key may have been revoked since.
    const again = await judge(work.tx, actor, vote, input)
    if (!again.ok) return again
    const { ballot } = again.value
    const castingVote = castingChoice(ballot)
    const electors = await electorsOf(work.tx, vote.id)
    const ballots = await countedBallots(work.tx, vote.id, electors)
    const result = decideVote(vote.terms, { electors, ballots, ...vote.closing, castingVote })
    const about = { itemId: vote.itemId, subject: vote.id, seatId: input.seatId }
    const given = { vote: vote.id, seat: ballot.seat, ballot_id: ballotId(input.ballot) }
    const castingEntry = work.append(
      { type: 'casting_vote.given', payload: { ...given, ballot: input.ballot, proof: input.proof } },
      about,
    )
    const declared = result as unknown as Record<string, Json>
    const declaredEntry = work.append(
      { type: 'result.declared', payload: { vote: vote.id, vote_hash: vote.voteHash, result: declared } },
      about,
    )
    await work.tx.update(votes).set({ result, castingEntry }).where(eq(votes.id, vote.id))
    await beginWindow(work, vote, declaredEntry)
    work.change('vote', vote.id, { item: vote.itemId })
    return ok({ result })
  })
}

/** Whether it is this person's to give, by everything but the signature and the tie. */
async function judge(db: Db | Tx, actor: Actor, vote: Vote, input: CastBallot) {
  const mandate = mandateOf(actor, input.seatId)
  const keys = new Map((await keysIn(db, vote.bodyId, [actor.personId])).map((key) => [key.id, key]))
  return checkCastingVote(input.ballot, {
    terms: vote.terms,
    voteHash: vote.voteHash,
    openedIndex: vote.openedEntry,
    index: null,
    recused: new Set((await interestsIn(db, [vote.itemId])).map(({ seatId }) => seatId)),
    key: (id) => {
      const key = keys.get(id as KeyId)
      if (!key || !mandate || mandate.bodyId !== vote.bodyId) return undefined
      const { algorithm: alg, publicKey: public_key, level, entry, revokedEntry } = key
      return {
        alg,
        public_key,
        level,
        enrolledIndex: entry,
        revokedIndex: revokedEntry,
        mandates: [mandate.mandateId],
      }
    },
  })
}
