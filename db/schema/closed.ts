// Closed parts of sittings, what was closed or opened again in them, and who was admitted by name. Owner: server/closed.
import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { BodyId, ItemId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const closedPart = pgTable(
  'closed_part',
  {
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    /** The entry that began it. */
    entry: integer('entry').notNull(),
    by: text('by').$type<'chair' | 'agenda'>().notNull(),
    reason: text('reason').notNull(),
    closedAt: instant('closed_at').notNull(),
    /** When it is meant to end. */
    reopensAt: instant('reopens_at'),
    /** Null while it runs. */
    endedAt: instant('ended_at'),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.entry] })],
)

/** What the sitting decided of an item, whatever the agenda says. */
export const itemClosure = pgTable(
  'item_closure',
  {
    itemId: text('item_id').$type<ItemId>().primaryKey(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    state: text('state').$type<'closed' | 'open'>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index().on(table.meetingId)],
)

/** Seats that would have to leave, and were admitted to an item. */
export const closedAdmission = pgTable(
  'closed_admission',
  {
    itemId: text('item_id').$type<ItemId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    reason: text('reason').notNull(),
    admittedBy: text('admitted_by').$type<PersonId>().notNull(),
    admittedAt: instant('admitted_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.seatId] })],
)
