// What people answered to the invitation of a meeting. Owner: server/replies.
import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Answer } from '../../app/rules/replies.ts'
import type { MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** One a seat: what was last said for it. Whoever holds the seat next has said nothing. */
export const reply = pgTable(
  'reply',
  {
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    /** Who held the seat then, and who entered it: the secretary, where it came by telephone. */
    personId: text('person_id').$type<PersonId>().notNull(),
    by: text('by').$type<PersonId>().notNull(),
    answer: text('answer').$type<Answer>().notNull(),
    /** Why they do not come, for officers alone; "" where nothing was said. */
    reason: text('reason').notNull(),
    /** The beginning that was answered: to another day nothing was said yet. */
    startsAt: instant('starts_at').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.seatId] })],
)
