import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { AdmitSeat } from '../../app/wire/closed.ts'
import { closedAdmission } from '../../db/schema/closed.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { itemById } from '../agenda/queries.ts'
import { commit } from '../ledger/commit.ts'
import { raiseVersion } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { admissionPlace } from './admission-place.ts'

/**
 * Admits somebody who has no member's seat to a closed item, by name and with a reason: its papers, and its part of the sitting. What
 * else keeps the item from them goes on keeping it. Refused: closed_inside, closed_item_open, closed_admitted, not_found.
 */
export async function admitSeat(ctx: Ctx, actor: Actor, input: AdmitSeat): Promise<Result<object>> {
  const { itemId, seatId, reason, requestId } = input
  const found = await itemById(ctx.db, itemId)
  if (!found) return refuse('not_found')
  const { bodyId, meetingId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'seat.admit', requestId, input }, async (work) => {
    const place = await admissionPlace(work, actor, { itemId, seatId })
    if (!place.ok) return place
    if (place.value.standing) return refuse('closed_admitted')
    const facts = { reason, admittedBy: actor.personId, admittedAt: work.at, endedAt: null }
    await work.tx
      .insert(closedAdmission)
      .values({ itemId, seatId, ...facts })
      .onConflictDoUpdate({ target: [closedAdmission.itemId, closedAdmission.seatId], set: facts })
    const payload = { meeting: meetingId, item: itemId, seat: seatId, reason }
    work.append({ type: 'seat.admitted', payload }, { itemId, subject: meetingId })
    // A publication that was looked at before is not the one that would be made now.
    await raiseVersion(work, meetingId)
    await rewriteAccess(work, bodyId, [itemId])
    work.change('agenda', meetingId, { item: itemId })
    // Whoever is let in reads the sitting anew.
    work.change('meeting', meetingId)
    return ok({})
  })
}
