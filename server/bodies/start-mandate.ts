import { ok, type Result } from '../../app/rules/result.ts'
import type { BodyId, MandateId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { startMandates } from './seating/effects.ts'

/** Puts a person into a seat from now on. Refused: the codes of startMandates. */
export async function startMandate(
  ctx: Ctx,
  actor: AnyActor,
  input: { bodyId: BodyId; seatId: SeatId; personId: PersonId },
): Promise<Result<{ mandateId: MandateId }>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const { bodyId, seatId, personId } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'mandate.start' }, async (work) => {
    const started = await startMandates(ctx, work, bodyId, [{ seatId, personId }])
    return started.ok ? ok({ mandateId: started.value.mandateIds[0] as MandateId }) : started
  })
}
