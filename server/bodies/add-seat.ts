import { count, eq } from 'drizzle-orm'
import { ok, type Result } from '../../app/rules/result.ts'
import type { AddSeat } from '../../app/wire/bodies.ts'
import type { BodyId, SeatId } from '../../app/wire/ids.ts'
import { seat } from '../../db/schema/bodies.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { itemIdsOf } from '../agenda/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'

/** Adds a seat, empty until a mandate starts, as the last of the body. */
export async function addSeat(
  ctx: Ctx,
  actor: AnyActor,
  bodyId: BodyId,
  input: AddSeat,
): Promise<Result<{ seatId: SeatId }>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'seat.create' }, async (work) => {
    const seatId = ctx.id() as SeatId
    const [seats] = await work.tx.select({ count: count() }).from(seat).where(eq(seat.bodyId, bodyId))
    await work.tx.insert(seat).values({ id: seatId, bodyId, ...input, position: seats?.count ?? 0 })
    work.append({ type: 'seat.created', payload: { seat: seatId, ...input } }, { subject: seatId })
    // What was published before this seat was made is the new seat's to read too, as far as its role goes.
    await rewriteAccess(work, bodyId, await itemIdsOf(work.tx, bodyId))
    work.change('body', bodyId)
    return ok({ seatId })
  })
}
