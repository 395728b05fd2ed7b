import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import type { WithdrawInterest } from '../../app/wire/interests.ts'
import { declaredInterest } from '../../db/schema/interests.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { itemById } from '../agenda/queries.ts'
import { wasPutToVote } from '../ballots/queries.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { interestPlace } from './interest-place.ts'

/**
 * Takes back a seat's declared interest in an item, by its member or by the secretary, and then the member is told: the item opens
 * to them again and the seat has its vote. Never once a vote on the item was opened, because it was opened without that seat.
 */
export async function withdrawInterest(
  ctx: Ctx,
  actor: Actor,
  input: WithdrawInterest,
): Promise<Result<{ itemId: ItemId; seatId: SeatId }>> {
  const { itemId, seatId, reason, requestId } = input
  const found = await itemById(ctx.db, itemId)
  if (!found) return refuse('not_found')
  const { bodyId, meetingId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'interest.withdraw', requestId, input }, async (work) => {
    const place = await interestPlace(work, actor, { itemId, seatId })
    if (!place.ok) return place
    const { seat, own, standing } = place.value
    if (!standing) return refuse('interest_not_declared')
    if (await wasPutToVote(work.tx, itemId)) return refuse('interest_vote_opened')

    await work.tx
      .update(declaredInterest)
      .set({ withdrawnAt: work.at })
      .where(and(eq(declaredInterest.itemId, itemId), eq(declaredInterest.seatId, seatId)))
    work.append(
      { type: 'interest.withdrawn', payload: { meeting: meetingId, item: itemId, seat: seatId, reason } },
      { itemId, subject: meetingId, seatId },
    )
    await rewriteAccess(work, bodyId, [itemId])
    if (!own && seat.personId)
      await tell(ctx, work, [seat.personId], { bodyId, meetingId, kind: 'interest_withdrawn', itemId })
    work.change('agenda', meetingId, { item: itemId })
    work.change('notice', meetingId, [seatId])
    return ok({ itemId, seatId })
  })
}
