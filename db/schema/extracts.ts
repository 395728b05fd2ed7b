// Extracts of decisions in the register, for those they concern. Owner: server/extracts.
import { index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { BodyId, DecisionId, ExtractId, SeatId } from '../../app/wire/ids.ts'

/** What was issued stays as it was; the newest of a decision is the one that is handed out. Its files are server/signing's. */
export const extract = pgTable(
  'extract',
  {
    id: text('id').$type<ExtractId>().primaryKey(),
    decisionId: text('decision_id').$type<DecisionId>().notNull(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    /** RFC 8785 text of `majlis/extract/v1`, and its digest as the ledger has it. */
    canonical: text('canonical').notNull(),
    digest: text('digest').notNull(),
    /** The seats that sign it, in their order. */
    signers: jsonb('signers').$type<SeatId[]>().notNull(),
    entry: integer('entry').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
  },
  (table) => [index().on(table.decisionId)],
)
