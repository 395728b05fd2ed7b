import { and, eq, isNull } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { InterestId } from '../../app/wire/ids.ts'
import type { RegisterInterest } from '../../app/wire/interests.ts'
import { registeredInterest } from '../../db/schema/interests.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { registerSeats, suggestInPublished } from './effects.ts'
import { registeredById, replacementOf } from './queries.ts'

/**
 * Enters a standing interest of the actor's own in the body's register. With `replacesId` it takes the place of an entry of theirs,
 * which ends if it had not; each entry is replaced once.
 */
export async function registerInterest(
  ctx: Ctx,
  actor: Actor,
  input: RegisterInterest,
): Promise<Result<{ interestId: InterestId }>> {
  const { requestId, bodyId, party, nature, since, until, note, replacesId } = input
  const early = permit(actor, 'interest.register', bodyId)
  if (early) return early
  return commit(ctx, { bodies: bodyId, actor, act: 'interest.register', requestId, input }, async (work) => {
    const denied = permit(actor, 'interest.register', bodyId)
    if (denied) return denied
    const { personId } = actor
    if (replacesId) {
      const replaced = await registeredById(work.tx, replacesId)
      if (replaced?.personId !== personId || replaced.bodyId !== bodyId) return refuse('not_found')
      if (await replacementOf(work.tx, replacesId)) return refuse('interest_replaced')
      await work.tx
        .update(registeredInterest)
        .set({ endedAt: work.at })
        .where(and(eq(registeredInterest.id, replacesId), isNull(registeredInterest.endedAt)))
    }
    const interestId = ctx.id() as InterestId
    const facts = { party, nature, since, until, note }
    await work.tx
      .insert(registeredInterest)
      .values({ id: interestId, bodyId, personId, ...facts, replacesId, registeredAt: work.at })
    work.append(
      {
        type: 'interest.registered',
        payload: { interest: interestId, person: personId, ...facts, replaces: replacesId },
      },
      { subject: personId },
    )
    await suggestInPublished(ctx, work, bodyId)
    work.change('interest', personId, await registerSeats(work, bodyId, personId))
    return ok({ interestId })
  })
}
