import { eq } from 'drizzle-orm'
import { isAbove } from '../../app/rules/classification.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SetClearance } from '../../app/wire/bodies.ts'
import { seat } from '../../db/schema/bodies.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { itemIdsOf, itemsForAccess } from '../agenda/queries.ts'
import { electsIn } from '../ballots/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { seatsOf } from './queries.ts'

/**
 * Sets up to which classification a seat sees items: an entry of the ledger, and from this commit on what lies above is hidden
 * from it everywhere. Nobody sets their own. Refused: clearance_own, access_vote_open.
 */
export async function setClearance(ctx: Ctx, actor: Actor, input: SetClearance): Promise<Result<object>> {
  const { bodyId, seatId, clearance, requestId } = input
  const denied = permit(actor, 'clearance.set', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'clearance.set', requestId, input }, async (work) => {
    const found = (await seatsOf(work.tx, bodyId, work.at)).find((one) => one.id === seatId)
    if (!found) return refuse('not_found')
    if (found.personId === actor.personId) return refuse('clearance_own')
    if (found.clearance === clearance) return ok({})
    const items = await itemIdsOf(work.tx, bodyId)
    const above = (await itemsForAccess(work.tx, items)).filter((item) => isAbove(item.classification, clearance))
    const closing = above.map(({ id }) => id)
    if (await electsIn(work.tx, [seatId], closing)) return refuse('access_vote_open')
    await work.tx.update(seat).set({ clearance }).where(eq(seat.id, seatId))
    work.append({ type: 'clearance.set', payload: { seat: seatId, clearance } }, { subject: seatId, seatId })
    await rewriteAccess(work, bodyId, items)
    work.change('body', bodyId)
    return ok({})
  })
}
