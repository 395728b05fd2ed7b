import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { DecisionId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { type Decision, decisionById } from './queries.ts'

/** A decision of the register that this actor sees; another is as if it were not there. */
export async function decisionFor(ctx: Ctx, actor: Actor, id: DecisionId): Promise<Result<Decision>> {
  const found = await decisionById(ctx.db, id)
  if (!found || !may(actor, 'decision.read', found.bodyId)) return refuse('not_found')
  const level = await levelFor(ctx.db, actor, found.bodyId, found.itemId)
  return level === 'visible' ? ok(found) : refuse('not_found')
}
