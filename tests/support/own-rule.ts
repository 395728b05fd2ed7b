import { presetById } from '../../app/rules/engine-2/general.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { adoptRule } from '../../server/procedure/adopt-rule.ts'
import { ruleDraftOf } from '../../server/procedure/queries.ts'
import { saveRule } from '../../server/procedure/save-rule.ts'
import { must, requestId } from './body.ts'
import type { Sitting } from './sitting.ts'

/** The plain majority with changes, adopted by the chair as the body's own; answers its id. */
export async function adoptOwn(
  ctx: Ctx,
  { bodyId, chair, secretary }: Sitting,
  change: Partial<Rule>,
): Promise<string> {
  const rule = { ...(presetById('simple_majority') as Rule), ...change }
  const saved = must(
    await saveRule(ctx, secretary.actor, {
      requestId: requestId(ctx),
      bodyId,
      ruleId: null,
      edit: null,
      rule,
      fromPreset: 'simple_majority',
    }),
  )
  const edit = (await ruleDraftOf(ctx.db, bodyId, saved.ruleId))?.edit ?? 0
  must(await adoptRule(ctx, chair.actor, { requestId: requestId(ctx), bodyId, ruleId: saved.ruleId, edit }))
  return saved.ruleId
}
