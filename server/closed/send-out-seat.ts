import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SendOutSeat } from '../../app/wire/closed.ts'
import { closedAdmission } from '../../db/schema/closed.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { itemById } from '../agenda/queries.ts'
import { commit } from '../ledger/commit.ts'
import { raiseVersion } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { admissionPlace } from './admission-place.ts'

/** Ends an admission: the seat leaves like the others. Both entries stay. Refused: closed_not_admitted, closed_item_open, not_found. */
export async function sendOutSeat(ctx: Ctx, actor: Actor, input: SendOutSeat): Promise<Result<object>> {
  const { itemId, seatId, reason, requestId } = input
  const found = await itemById(ctx.db, itemId)
  if (!found) return refuse('not_found')
  const { bodyId, meetingId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'seat.send_out', requestId, input }, async (work) => {
    const place = await admissionPlace(work, actor, { itemId, seatId })
    if (!place.ok) return place
    if (!place.value.standing) return refuse('closed_not_admitted')
    await work.tx
      .update(closedAdmission)
      .set({ endedAt: work.at })
      .where(and(eq(closedAdmission.itemId, itemId), eq(closedAdmission.seatId, seatId)))
    const payload = { meeting: meetingId, item: itemId, seat: seatId, reason }
    work.append({ type: 'seat.sent_out', payload }, { itemId, subject: meetingId })
    await raiseVersion(work, meetingId)
    await rewriteAccess(work, bodyId, [itemId])
    work.change('agenda', meetingId, { item: itemId })
    work.change('meeting', meetingId)
    return ok({})
  })
}
