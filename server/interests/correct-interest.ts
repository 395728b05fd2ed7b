import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import type { CorrectInterest } from '../../app/wire/interests.ts'
import { declaredInterest } from '../../db/schema/interests.ts'
import { itemById } from '../agenda/queries.ts'
import { wasPutToVote } from '../ballots/queries.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { interestPlace } from './interest-place.ts'

/**
 * Says a declared interest anew: the ledger takes the old words back and enters the new ones in one breath, so that the item
 * opens to nobody in between. By the member or by the secretary, and then the member is told; never once it was put to the vote.
 */
export async function correctInterest(
  ctx: Ctx,
  actor: Actor,
  input: CorrectInterest,
): Promise<Result<{ itemId: ItemId; seatId: SeatId }>> {
  const { itemId, seatId, reason, requestId } = input
  const found = await itemById(ctx.db, itemId)
  if (!found) return refuse('not_found')
  const { bodyId, meetingId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'interest.correct', requestId, input }, async (work) => {
    const place = await interestPlace(work, actor, { itemId, seatId })
    if (!place.ok) return place
    const { seat, own, standing } = place.value
    if (!standing) return refuse('interest_not_declared')
    if (await wasPutToVote(work.tx, itemId)) return refuse('interest_vote_opened')

    await work.tx
      .update(declaredInterest)
      .set({ reason, declaredBy: actor.personId, declaredAt: work.at })
      .where(and(eq(declaredInterest.itemId, itemId), eq(declaredInterest.seatId, seatId)))
    const about = { itemId, subject: meetingId, seatId }
    const common = { meeting: meetingId, item: itemId, seat: seatId }
    // No reason of its own: the words that follow take its place.
    work.append({ type: 'interest.withdrawn', payload: { ...common, reason: '' } }, about)
    work.append({ type: 'interest.declared', payload: { ...common, reason } }, about)
    if (!own && seat.personId)
      await tell(ctx, work, [seat.personId], { bodyId, meetingId, kind: 'interest_recorded', itemId })
    work.change('agenda', meetingId, { item: itemId })
    work.change('notice', meetingId, [seatId])
    return ok({ itemId, seatId })
  })
}
