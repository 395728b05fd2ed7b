import { and, desc, eq } from 'drizzle-orm'
import { canonicalize } from '../../app/rules/canonical.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { AdoptRule } from '../../app/wire/procedure.ts'
import { adoptedRule, ruleDraft } from '../../db/schema/procedure.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { endVersion } from './end-version.ts'
import { type AdoptedRule, ruleDraftOf } from './queries.ts'

/**
 * Adopts the draft that was read as the body's rule, or as the next version of it, and enters the whole of it in the ledger.
 * From here on votes may be opened under it; votes opened before keep the version they were opened under.
 */
export async function adoptRule(
  ctx: Ctx,
  actor: Actor,
  input: AdoptRule,
): Promise<Result<{ ruleId: string; version: number; entry: number }>> {
  const { bodyId, ruleId, edit, requestId } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'rule.adopt', requestId, input }, async (work) => {
    const denied = permit(actor, 'rule.adopt', bodyId)
    if (denied) return denied
    const draft = await ruleDraftOf(work.tx, bodyId, ruleId)
    if (!draft) return refuse('not_found')
    if (draft.edit !== edit) return refuse('rule_stale')
    const last = await lastVersion(work, input)
    if (last?.endedEntry === null && canonicalize(last.rule) === canonicalize(draft.rule)) return refuse('rule_same')
    const version = (last?.version ?? 0) + 1
    const { rule, fromPreset } = draft
    const entry = work.append(
      {
        type: 'rule.adopted',
        payload: { rule: ruleId, version: String(version), definition: rule, from_preset: fromPreset },
      },
      { subject: ruleId },
    )
    if (last) await endVersion(work, last, entry)
    await work.tx.insert(adoptedRule).values({
      bodyId,
      ruleId,
      version,
      rule,
      fromPreset,
      adoptedBy: actor.personId,
      adoptedAt: work.at,
      adoptedEntry: entry,
    })
    await work.tx.delete(ruleDraft).where(and(eq(ruleDraft.bodyId, bodyId), eq(ruleDraft.ruleId, ruleId)))
    work.change('rules', bodyId)
    return ok({ ruleId, version, entry })
  })
}

async function lastVersion({ tx }: Work, { bodyId, ruleId }: AdoptRule): Promise<AdoptedRule | undefined> {
  const rows = await tx
    .select()
    .from(adoptedRule)
    .where(and(eq(adoptedRule.bodyId, bodyId), eq(adoptedRule.ruleId, ruleId)))
    .orderBy(desc(adoptedRule.version))
    .limit(1)
  return rows[0]
}
