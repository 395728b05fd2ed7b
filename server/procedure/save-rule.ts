import { and, eq } from 'drizzle-orm'
import { checkOwnRule } from '../../app/rules/engine-2/own-rule.ts'
import { PRESETS_2 } from '../../app/rules/engine-2/presets.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SaveRule } from '../../app/wire/procedure.ts'
import { ruleDraft } from '../../db/schema/procedure.ts'
import { officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { adoptedRules, inForce, ruleDraftOf, ruleDrafts } from './queries.ts'

/**
 * Keeps a rule that an officer prepares: a new one, or the next version of one in force. It is an official act of nobody
 * until it is adopted. Over somebody else's save it is refused as `rule_stale`.
 */
export async function saveRule(
  ctx: Ctx,
  actor: Actor,
  input: SaveRule,
): Promise<Result<{ ruleId: string; edit: number }>> {
  const { bodyId, requestId, edit, fromPreset } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'rule.save', requestId, input }, async (work) => {
    const denied = permit(actor, 'rule.draft', bodyId)
    if (denied) return denied
    const id = input.ruleId ?? (await nextId(work, input))
    const known = await inForce(work.tx, bodyId, id)
    const draft = await ruleDraftOf(work.tx, bodyId, id)
    if (input.ruleId !== null && !known && !draft) return refuse('not_found')
    if ((draft?.edit ?? null) !== edit) return refuse('rule_stale')
    if (fromPreset !== null && !PRESETS_2.some((preset) => preset.id === fromPreset)) return refuse('not_found')
    const checked = checkOwnRule({ ...input.rule, id })
    if (!checked.ok) return checked
    const said = { rule: checked.value, fromPreset, editedBy: actor.personId, editedAt: work.at }
    if (draft)
      await work.tx
        .update(ruleDraft)
        .set({ ...said, edit: draft.edit + 1 })
        .where(and(eq(ruleDraft.bodyId, bodyId), eq(ruleDraft.ruleId, id)))
    else await work.tx.insert(ruleDraft).values({ bodyId, ruleId: id, ...said })
    work.change('rules', bodyId, await officerSeats(work.tx, bodyId))
    return ok({ ruleId: id, edit: (draft?.edit ?? 0) + 1 })
  })
}

/** Never a preset's id, and never again one that a vote may have been held under. */
async function nextId(work: Work, { bodyId }: SaveRule): Promise<string> {
  const known = [...(await adoptedRules(work.tx, bodyId)), ...(await ruleDrafts(work.tx, bodyId))]
  const numbers = known.map(({ ruleId }) => Number(ruleId.slice(PREFIX.length)))
  return `${PREFIX}${Math.max(0, ...numbers) + 1}`
}

const PREFIX = 'rule-'
