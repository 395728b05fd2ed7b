// The rule book of each body: rules being prepared, and every version that was adopted. Owner: server/procedure.
import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import type { BodyId, PersonId } from '../../app/wire/ids.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** A version once adopted is never edited; the next one ends it. */
export const adoptedRule = pgTable(
  'adopted_rule',
  {
    bodyId: text('body_id').$type<BodyId>().notNull(),
    ruleId: text('rule_id').notNull(),
    version: integer('version').notNull(),
    rule: jsonb('rule').$type<Rule>().notNull(),
    /** The preset it began as. */
    fromPreset: text('from_preset'),
    adoptedBy: text('adopted_by').$type<PersonId>().notNull(),
    adoptedAt: instant('adopted_at').notNull(),
    adoptedEntry: integer('adopted_entry').notNull(),
    /** The entry that retired it or adopted the next version. */
    endedEntry: integer('ended_entry'),
    endedAt: instant('ended_at'),
  },
  (table) => [primaryKey({ columns: [table.bodyId, table.ruleId, table.version] })],
)

/** What an officer prepares: a new rule, or the next version of one in force. */
export const ruleDraft = pgTable(
  'rule_draft',
  {
    bodyId: text('body_id').$type<BodyId>().notNull(),
    ruleId: text('rule_id').notNull(),
    rule: jsonb('rule').$type<Rule>().notNull(),
    fromPreset: text('from_preset'),
    /** Raised by every save: who saves or adopts names the one that was read. */
    edit: integer('edit').notNull().default(1),
    editedBy: text('edited_by').$type<PersonId>().notNull(),
    editedAt: instant('edited_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bodyId, table.ruleId] })],
)
