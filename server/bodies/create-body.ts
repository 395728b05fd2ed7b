import { eq } from 'drizzle-orm'
import { toBase64 } from '../../app/rules/bytes.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CreateBody } from '../../app/wire/bodies.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { body } from '../../db/schema/bodies.ts'
import { commit } from '../ledger/commit.ts'
import { createLedger } from '../ledger/create-ledger.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'

/** Constitutes a body: its row, its ledger with a key of its own, and `body.constituted` as entry 0. */
export async function createBody(ctx: Ctx, actor: AnyActor, input: CreateBody): Promise<Result<{ bodyId: BodyId }>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const taken = await ctx.db.select({ id: body.id }).from(body).where(eq(body.slug, input.slug))
  if (taken.length > 0) return refuse('slug_taken', { slug: input.slug })
  const bodyId = ctx.id() as BodyId
  // Before the commit, because the commit locks this head; a head without entries harms nobody if the commit fails.
  const { origin, publicKey } = await createLedger(ctx, ctx.db, bodyId, input.slug)
  return commit(ctx, { bodies: bodyId, actor, act: 'body.constitute' }, async (work) => {
    const { slug, name, accent, plan, zone, settings } = input
    const inserted = await work.tx
      .insert(body)
      .values({ id: bodyId, slug, name, accent, plan, zone, settings, webOrigins: ctx.settings.origin.allowed })
      .onConflictDoNothing()
      .returning({ id: body.id })
    if (inserted.length === 0) return refuse('slug_taken', { slug })
    work.append({
      type: 'body.constituted',
      payload: {
        name,
        zone,
        origin,
        ledger_key: toBase64(publicKey),
        web_origins: ctx.settings.origin.allowed,
        confirmation: settings.confirmation,
        conflict_hides: settings.conflictHides,
        ...(settings.levels && { levels: settings.levels }),
      },
    })
    return ok({ bodyId })
  })
}
