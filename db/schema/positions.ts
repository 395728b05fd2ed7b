// What members say of items before they are taken up, and the consent items that are adopted together. Owner: server/positions.
import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Mark } from '../../app/rules/consent.ts'
import type { ItemId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** One a seat and item, changed until the sitting opens. */
export const position = pgTable(
  'position',
  {
    itemId: text('item_id').$type<ItemId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    mark: text('mark').$type<Mark>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.seatId] })],
)

/** A consent item that a member took out: it is discussed and voted on like any other. */
export const contestedItem = pgTable(
  'contested_item',
  {
    itemId: text('item_id').$type<ItemId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    entry: integer('entry').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.seatId] })],
)

/** The chair has said which items are to be adopted together, and until when one may be taken out. */
export const consentCall = pgTable('consent_call', {
  meetingId: text('meeting_id').$type<MeetingId>().primaryKey(),
  items: jsonb('items').$type<ItemId[]>().notNull(),
  announcedAt: instant('announced_at').notNull(),
  until: instant('until').notNull(),
})

export const adoptedItem = pgTable('adopted_item', {
  itemId: text('item_id').$type<ItemId>().primaryKey(),
  meetingId: text('meeting_id').$type<MeetingId>().notNull(),
  entry: integer('entry').notNull(),
  at: instant('at').notNull(),
  /** How many had checked in who could decide. */
  present: integer('present').notNull(),
})
