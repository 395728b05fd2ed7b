import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SetAccessPolicy } from '../../app/wire/bodies.ts'
import { body } from '../../db/schema/bodies.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { bodyById } from './queries.ts'

/** Decides whether what members have read is recorded: an entry of the body's ledger, unless nothing changes by it. */
export async function setAccessPolicy(ctx: Ctx, actor: Actor, input: SetAccessPolicy): Promise<Result<object>> {
  const { bodyId, requestId, readingRecorded } = input
  const denied = permit(actor, 'access_policy.set', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'access_policy.set', requestId, input }, async (work) => {
    const found = await bodyById(work.tx, bodyId)
    if (!found) return refuse('not_found')
    if ((found.settings.readingRecorded ?? true) === readingRecorded) return ok({})
    await work.tx
      .update(body)
      .set({ settings: { ...found.settings, readingRecorded } })
      .where(eq(body.id, bodyId))
    work.append({ type: 'access_policy.set', payload: { reading: readingRecorded } })
    work.change('body', bodyId)
    return ok({})
  })
}
