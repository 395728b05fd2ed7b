// Who asks for the floor in a sitting, and who had it. Owner: server/floor.
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import type { FloorKind, FloorOrder } from '../../app/rules/floor.ts'
import type { FloorSeconds } from '../../app/wire/floor.ts'
import type { AskId, BodyId, ItemId, MeetingId, SeatId, SpeechId } from '../../app/wire/ids.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const floorAsk = pgTable(
  'floor_ask',
  {
    id: text('id').$type<AskId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    itemId: text('item_id').$type<ItemId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    kind: text('kind').$type<FloorKind>().notNull(),
    /** Counts the requests on the item. */
    place: integer('place').notNull(),
    /** Where the chair put it by hand, before those that nobody moved. */
    ahead: integer('ahead'),
    askedAt: instant('asked_at').notNull(),
    by: text('by').$type<'self' | 'officer'>().notNull(),
    state: text('state').$type<'waiting' | 'given' | 'withdrawn' | 'dropped'>().notNull(),
  },
  (table) => [
    index().on(table.meetingId),
    uniqueIndex('floor_ask_once').on(table.itemId, table.seatId, table.kind).where(sql`${table.state} = 'waiting'`),
  ],
)

export const floorSpeech = pgTable(
  'floor_speech',
  {
    id: text('id').$type<SpeechId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    itemId: text('item_id').$type<ItemId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    kind: text('kind').$type<FloorKind>().notNull(),
    askId: text('ask_id').$type<AskId>().notNull(),
    /** The speech that ended when the floor passed to this one. */
    replacedId: text('replaced_id').$type<SpeechId>(),
    startedAt: instant('started_at').notNull(),
    pausedAt: instant('paused_at'),
    pausedMs: integer('paused_ms').notNull().default(0),
    allowanceMs: integer('allowance_ms').notNull(),
    /** A point of order has the floor meanwhile. */
    interruptedAt: instant('interrupted_at'),
    endedAt: instant('ended_at'),
    spokenMs: integer('spoken_ms'),
    /** Given in error, and taken back at once. */
    mistaken: boolean('mistaken').notNull().default(false),
  },
  (table) => [
    index().on(table.meetingId),
    uniqueIndex('floor_one_speaker')
      .on(table.meetingId)
      .where(sql`${table.endedAt} is null and ${table.interruptedAt} is null`),
  ],
)

/** What its officers set for a sitting; without a row, the defaults. */
export const floorSetting = pgTable('floor_setting', {
  meetingId: text('meeting_id').$type<MeetingId>().primaryKey(),
  bodyId: text('body_id').$type<BodyId>().notNull(),
  order: text('order').$type<FloorOrder>().notNull(),
  /** The item whose list of speakers is closed: the next one's is open again. */
  closedItemId: text('closed_item_id').$type<ItemId>(),
  seconds: jsonb('seconds').$type<FloorSeconds>().notNull(),
})
