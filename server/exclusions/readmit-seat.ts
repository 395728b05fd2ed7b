import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ReadmitSeat } from '../../app/wire/exclusions.ts'
import { itemExclusion } from '../../db/schema/exclusions.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { itemById } from '../agenda/queries.ts'
import { commit } from '../ledger/commit.ts'
import { raiseVersion, tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { exclusionPlace } from './exclusion-place.ts'

/** Gives a seat back an item that was kept from it: the exclusion is lifted, and both entries stay. */
export async function readmitSeat(ctx: Ctx, actor: Actor, input: ReadmitSeat): Promise<Result<object>> {
  const { itemId, seatId, reason, requestId } = input
  const found = await itemById(ctx.db, itemId)
  if (!found) return refuse('not_found')
  const { bodyId, meetingId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'seat.readmit', requestId, input }, async (work) => {
    const place = await exclusionPlace(work, actor, { itemId, seatId })
    if (!place.ok) return place
    const { item, seat, standing } = place.value
    if (!standing) return refuse('exclusion_not_there')
    await work.tx
      .update(itemExclusion)
      .set({ liftedAt: work.at })
      .where(and(eq(itemExclusion.itemId, itemId), eq(itemExclusion.seatId, seatId)))
    const payload = { meeting: meetingId, item: itemId, seat: seatId, reason }
    work.append({ type: 'seat.readmitted', payload }, { itemId, subject: meetingId })
    await raiseVersion(work, meetingId)
    await rewriteAccess(work, bodyId, [itemId])
    work.change('agenda', meetingId, { item: itemId })
    // Of a draft not even that something happened.
    if (item.publishedRevision !== null && seat.personId) {
      await tell(ctx, work, [seat.personId], { bodyId, meetingId, kind: 'seat_readmitted', itemId })
      work.change('notice', meetingId, [seatId])
    }
    return ok({})
  })
}
