// Whether a result is provisional, final or annulled; disputes and statements about it. Owner: server/results.
import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { DisputeGround, Standing } from '../../app/rules/dispute-window.ts'
import type { BodyId, SeatId, VoteId } from '../../app/wire/ids.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** Of results whose terms give them a window; the others are final as they are declared. */
export const resultStanding = pgTable(
  'result_standing',
  {
    voteId: text('vote_id').$type<VoteId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    /** Where the result was declared that may be disputed. */
    declaredEntry: integer('declared_entry').notNull(),
    until: instant('until').notNull(),
    state: text('state').$type<Standing>().notNull(),
    /** Of `result.final`, or of the settlement that annulled it. */
    entry: integer('entry'),
  },
  (table) => [index().on(table.state, table.until)],
)

export const dispute = pgTable(
  'dispute',
  {
    voteId: text('vote_id').$type<VoteId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    ground: text('ground').$type<DisputeGround>().notNull(),
    words: text('words').notNull(),
    at: instant('at').notNull(),
    /** Null while nobody has settled it. */
    outcome: text('outcome').$type<'withdrawn' | 'rejected' | 'upheld'>(),
    answer: text('answer').notNull().default(''),
    endedAt: instant('ended_at'),
  },
  (table) => [primaryKey({ columns: [table.voteId, table.seatId] })],
)

export const statement = pgTable(
  'statement',
  {
    voteId: text('vote_id').$type<VoteId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    words: text('words').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.voteId, table.seatId] })],
)
