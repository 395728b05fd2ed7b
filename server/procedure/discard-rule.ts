import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { DiscardRule } from '../../app/wire/procedure.ts'
import { ruleDraft } from '../../db/schema/procedure.ts'
import { officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { ruleDraftOf } from './queries.ts'

/** Throws a draft away; what the body adopted stays. */
export async function discardRule(ctx: Ctx, actor: Actor, input: DiscardRule): Promise<Result<{ ruleId: string }>> {
  const { bodyId, ruleId, edit, requestId } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'rule.discard', requestId, input }, async (work) => {
    const denied = permit(actor, 'rule.draft', bodyId)
    if (denied) return denied
    const draft = await ruleDraftOf(work.tx, bodyId, ruleId)
    if (!draft) return refuse('not_found')
    if (draft.edit !== edit) return refuse('rule_stale')
    await work.tx.delete(ruleDraft).where(and(eq(ruleDraft.bodyId, bodyId), eq(ruleDraft.ruleId, ruleId)))
    work.change('rules', bodyId, await officerSeats(work.tx, bodyId))
    return ok({ ruleId })
  })
}
