import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { RetireRule } from '../../app/wire/procedure.ts'
import { ruleDraft } from '../../db/schema/procedure.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { endVersion } from './end-version.ts'
import { inForce } from './queries.ts'

/** Ends a rule: no vote is opened under it any more. Its versions stay readable, and a draft of its next one goes with it. */
export async function retireRule(ctx: Ctx, actor: Actor, input: RetireRule): Promise<Result<{ entry: number }>> {
  const { bodyId, ruleId, version, requestId } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'rule.retire', requestId, input }, async (work) => {
    const denied = permit(actor, 'rule.adopt', bodyId)
    if (denied) return denied
    const row = await inForce(work.tx, bodyId, ruleId)
    if (!row) return refuse('not_found')
    if (row.version !== version) return refuse('rule_stale')
    const entry = work.append(
      { type: 'rule.retired', payload: { rule: ruleId, version: String(version) } },
      { subject: ruleId },
    )
    await endVersion(work, row, entry)
    await work.tx.delete(ruleDraft).where(and(eq(ruleDraft.bodyId, bodyId), eq(ruleDraft.ruleId, ruleId)))
    work.change('rules', bodyId)
    return ok({ entry })
  })
}
