import { sql } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import type { DeclareInterest } from '../../app/wire/interests.ts'
import { declaredInterest } from '../../db/schema/interests.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { itemById } from '../agenda/queries.ts'
import { electsIn } from '../ballots/queries.ts'
import { leaveFloor } from '../floor/effects.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { interestPlace } from './interest-place.ts'

/**
 * Recuses a seat from an item: by its own member, or by the secretary, and then the member is told. From here on the body's
 * policy masks the item from that member everywhere, and the seat has no vote on it. While a vote on the item is open too: a
 * ballot not yet cast is refused, and one that was cast stands; then it is the member's own to say, for nobody else takes a seat out
 * of a vote that is open. Refused: access_vote_open.
 */
export async function declareInterest(
  ctx: Ctx,
  actor: Actor,
  input: DeclareInterest,
): Promise<Result<{ itemId: ItemId; seatId: SeatId }>> {
  const { itemId, seatId, reason, requestId } = input
  const found = await itemById(ctx.db, itemId)
  if (!found) return refuse('not_found')
  const { bodyId, meetingId } = found
  const who = inMeeting(actor, meetingId)
  return commit(ctx, { bodies: bodyId, actor: who, act: 'interest.declare', requestId, input }, async (work) => {
    const place = await interestPlace(work, who, { itemId, seatId })
    if (!place.ok) return place
    const { seat, own, standing } = place.value
    if (standing) return refuse('interest_already')
    if (!own && (await electsIn(work.tx, [seatId], [itemId]))) return refuse('access_vote_open')

    const facts = {
      reason,
      declaredBy: actor.personId,
      declaredAt: work.at,
      withdrawnAt: null,
      deputyId: seat.holderId && seat.mandateId,
    }
    await work.tx
      .insert(declaredInterest)
      .values({ itemId, seatId, ...facts })
      .onConflictDoUpdate({
        target: [declaredInterest.itemId, declaredInterest.seatId],
        set: { ...facts, declaredAt: sql`excluded.declared_at` },
      })
    const by = own ? ('self' as const) : ('officer' as const)
    await leaveFloor(work, { meetingId, seatId, itemId }, { by, cause: 'recused' })
    work.append(
      { type: 'interest.declared', payload: { meeting: meetingId, item: itemId, seat: seatId, reason } },
      { itemId, subject: meetingId, seatId },
    )
    await rewriteAccess(work, bodyId, [itemId])
    if (!own && seat.personId)
      await tell(ctx, work, [seat.personId], { bodyId, meetingId, kind: 'interest_recorded', itemId })
    work.change('agenda', meetingId, { item: itemId })
    work.change('notice', meetingId, [seatId])
    return ok({ itemId, seatId })
  })
}
