import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CreateBody } from '../../app/wire/bodies.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { body } from '../../db/schema/bodies.ts'
import { commit } from '../ledger/commit.ts'
import { createLedger } from '../ledger/create-ledger.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { constituteBody } from './seating/effects.ts'

/** Constitutes a body: its row, its ledger with a key of its own, and `body.constituted` as entry 0. */
export async function createBody(ctx: Ctx, actor: AnyActor, input: CreateBody): Promise<Result<{ bodyId: BodyId }>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const taken = await ctx.db.select({ id: body.id }).from(body).where(eq(body.slug, input.slug))
  if (taken.length > 0) return refuse('slug_taken', { slug: input.slug })
  const bodyId = ctx.id() as BodyId
  // Before the commit, because the commit locks this head; a head without entries harms nobody if the commit fails.
  const ledger = await createLedger(ctx, ctx.db, bodyId, input.slug)
  return commit(ctx, { bodies: bodyId, actor, act: 'body.constitute' }, async (work) => {
    const constituted = await constituteBody(ctx, work, bodyId, input, ledger)
    return constituted.ok ? ok({ bodyId }) : constituted
  })
}
