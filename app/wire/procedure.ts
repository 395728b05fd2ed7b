// Shapes of a body's rule book. The rule itself is checked field by field in app/rules: here it is only an object.
import { z } from 'zod'
import { BodyId, RequestId } from './ids.ts'

export const RuleId = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/)
const rule = z.record(z.string(), z.unknown())
/** The save that was read: over another's the act is refused as `rule_stale`. */
const edit = z.number().int().positive()
const about = { requestId: RequestId, bodyId: BodyId }

export const SaveRule = z.object({
  ...about,
  /** Null for a rule that has no draft and was never adopted: it is given an id. */
  ruleId: RuleId.nullable(),
  /** Null while there is no draft of it. */
  edit: edit.nullable(),
  rule,
  fromPreset: RuleId.nullable(),
})
export type SaveRule = z.infer<typeof SaveRule>

export const DiscardRule = z.object({ ...about, ruleId: RuleId, edit })
export type DiscardRule = z.infer<typeof DiscardRule>

export const AdoptRule = z.object({ ...about, ruleId: RuleId, edit })
export type AdoptRule = z.infer<typeof AdoptRule>

export const RetireRule = z.object({ ...about, ruleId: RuleId, version: z.number().int().positive() })
export type RetireRule = z.infer<typeof RetireRule>

/** What officers do to the rule book; one action takes them all. */
export const RuleAct = z.discriminatedUnion('act', [
  SaveRule.extend({ act: z.literal('rule.save') }),
  DiscardRule.extend({ act: z.literal('rule.discard') }),
  AdoptRule.extend({ act: z.literal('rule.adopt') }),
  RetireRule.extend({ act: z.literal('rule.retire') }),
])
export type RuleAct = z.infer<typeof RuleAct>
