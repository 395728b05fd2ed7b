import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ExcludeSeat } from '../../app/wire/exclusions.ts'
import { itemExclusion } from '../../db/schema/exclusions.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { itemById } from '../agenda/queries.ts'
import { leaveFloor } from '../floor/effects.ts'
import { commit } from '../ledger/commit.ts'
import { raiseVersion, tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { exclusionPlace } from './exclusion-place.ts'

/**
 * Keeps an item from a seat, everywhere and from this commit on: an entry of the ledger with its reason. Its vote stays the
 * seat's: a vote is not opened on an item that somebody who has one cannot read. Of an item that members were told of, the
 * seat's member is told that they were excluded, and not from what.
 */
export async function excludeSeat(ctx: Ctx, actor: Actor, input: ExcludeSeat): Promise<Result<object>> {
  const { itemId, seatId, reason, requestId } = input
  const found = await itemById(ctx.db, itemId)
  if (!found) return refuse('not_found')
  const { bodyId, meetingId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'seat.exclude', requestId, input }, async (work) => {
    const place = await exclusionPlace(work, actor, { itemId, seatId })
    if (!place.ok) return place
    const { item, seat, standing } = place.value
    if (standing) return refuse('exclusion_already')
    const facts = { reason, excludedBy: actor.personId, excludedAt: work.at, liftedAt: null }
    await work.tx
      .insert(itemExclusion)
      .values({ itemId, seatId, ...facts })
      .onConflictDoUpdate({ target: [itemExclusion.itemId, itemExclusion.seatId], set: facts })
    await leaveFloor(work, { meetingId, seatId, itemId }, { by: 'officer', cause: 'recused' })
    const payload = { meeting: meetingId, item: itemId, seat: seatId, reason }
    work.append({ type: 'seat.excluded', payload }, { itemId, subject: meetingId })
    // A publication that was looked at before is not the one that would be made now.
    await raiseVersion(work, meetingId)
    await rewriteAccess(work, bodyId, [itemId])
    work.change('agenda', meetingId, { item: itemId })
    // Of a draft not even that something happened.
    if (item.publishedRevision !== null && seat.personId) {
      await tell(ctx, work, [seat.personId], { bodyId, meetingId, kind: 'seat_excluded', itemId })
      work.change('notice', meetingId, [seatId])
    }
    return ok({})
  })
}
