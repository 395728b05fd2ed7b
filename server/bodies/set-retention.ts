import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { Retention } from '../../app/wire/bodies.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { body } from '../../db/schema/bodies.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { bodyById } from './queries.ts'

/** How long this body keeps content. Nothing is destroyed by it: each destruction is an act of its own that names these years. */
export async function setRetention(
  ctx: Ctx,
  actor: AnyActor,
  bodyId: BodyId,
  retention: Retention,
): Promise<Result<object>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const { items, papers, authority } = retention
  if ((!items && !papers) || !authority.ar || !authority.en) return refuse('retention_incomplete')
  return commit(ctx, { bodies: bodyId, actor, act: 'retention.set' }, async (work) => {
    const found = await bodyById(work.tx, bodyId)
    if (!found) return refuse('not_found')
    await work.tx
      .update(body)
      .set({ settings: { ...found.settings, retention } })
      .where(eq(body.id, bodyId))
    work.change('body', bodyId)
    return ok({})
  })
}
