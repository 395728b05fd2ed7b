import { ok, type Result } from '../../app/rules/result.ts'
import type { AddSeat } from '../../app/wire/bodies.ts'
import type { BodyId, SeatId } from '../../app/wire/ids.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { addSeats } from './seating/effects.ts'

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
    const [seatId] = (await addSeats(ctx, work, bodyId, [input])) as [SeatId]
    return ok({ seatId })
  })
}
