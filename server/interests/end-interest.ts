import { and, eq, isNull } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { InterestId } from '../../app/wire/ids.ts'
import type { EndInterest } from '../../app/wire/interests.ts'
import { registeredInterest } from '../../db/schema/interests.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { registerSeats } from './effects.ts'
import { registeredById } from './queries.ts'

/** Ends an entry of the actor's own in the register: it stays there, with the day it ended. */
export async function endInterest(
  ctx: Ctx,
  actor: Actor,
  input: EndInterest,
): Promise<Result<{ interestId: InterestId }>> {
  const { interestId, requestId } = input
  const found = await registeredById(ctx.db, interestId)
  // Of somebody else's entry nobody learns that it is there.
  if (found?.personId !== actor.personId) return refuse('not_found')
  const { bodyId, personId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'interest.end', requestId, input }, async (work) => {
    const denied = permit(actor, 'interest.register', bodyId)
    if (denied) return denied
    const ended = await work.tx
      .update(registeredInterest)
      .set({ endedAt: work.at })
      .where(and(eq(registeredInterest.id, interestId), isNull(registeredInterest.endedAt)))
      .returning({ id: registeredInterest.id })
    if (ended.length === 0) return refuse('interest_ended')
    work.append({ type: 'interest.ended', payload: { interest: interestId, person: personId } }, { subject: personId })
    work.change('interest', personId, await registerSeats(work, bodyId, personId))
    return ok({ interestId })
  })
}
