// What others may read of a body's rule book.
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { presetById } from '../../app/rules/engine-2/general.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { adoptedRule, ruleDraft } from '../../db/schema/procedure.ts'
import type { Db, Tx } from '../platform/context.ts'

export type AdoptedRule = typeof adoptedRule.$inferSelect
export type RuleDraft = typeof ruleDraft.$inferSelect

/** Every version the body ever adopted, the newest of each rule first. */
export const adoptedRules = (db: Db | Tx, bodyId: BodyId): Promise<AdoptedRule[]> =>
  db
    .select()
    .from(adoptedRule)
    .where(eq(adoptedRule.bodyId, bodyId))
    .orderBy(asc(adoptedRule.ruleId), desc(adoptedRule.version))

/** In force, in the order in which they were adopted. */
export async function rulesOf(db: Db | Tx, bodyId: BodyId): Promise<Rule[]> {
  const rows = await db
    .select({ rule: adoptedRule.rule })
    .from(adoptedRule)
    .where(and(eq(adoptedRule.bodyId, bodyId), isNull(adoptedRule.endedEntry)))
    .orderBy(asc(adoptedRule.adoptedEntry))
  return rows.map(({ rule }) => rule)
}

/** The version in force of this rule, if it has one. */
export async function ruleOf(db: Db | Tx, bodyId: BodyId, id: string): Promise<Rule | undefined> {
  return (await inForce(db, bodyId, id))?.rule
}

/** A rule of the body's book goes before a published one of the same name; what no engine knows is refused. */
export async function ruleNamed(db: Db | Tx, bodyId: BodyId, id: string): Promise<Result<Rule>> {
  const rule = (await ruleOf(db, bodyId, id)) ?? presetById(id)
  return rule ? ok(rule) : refuse('rule_unknown', { rule: id })
}

export async function inForce(db: Db | Tx, bodyId: BodyId, id: string): Promise<AdoptedRule | undefined> {
  const rows = await db
    .select()
    .from(adoptedRule)
    .where(and(eq(adoptedRule.bodyId, bodyId), eq(adoptedRule.ruleId, id), isNull(adoptedRule.endedEntry)))
  return rows[0]
}

export const ruleDrafts = (db: Db | Tx, bodyId: BodyId): Promise<RuleDraft[]> =>
  db.select().from(ruleDraft).where(eq(ruleDraft.bodyId, bodyId)).orderBy(desc(ruleDraft.editedAt))

export async function ruleDraftOf(db: Db | Tx, bodyId: BodyId, id: string): Promise<RuleDraft | undefined> {
  const rows = await db
    .select()
    .from(ruleDraft)
    .where(and(eq(ruleDraft.bodyId, bodyId), eq(ruleDraft.ruleId, id)))
  return rows[0]
}
