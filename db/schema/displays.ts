// Screens on the wall of a room: each a browser with a cookie of its own and no person. Owner: server/displays.
import { index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { BodyId, DisplayId, MeetingId, PersonId } from '../../app/wire/ids.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const roomDisplay = pgTable(
  'room_display',
  {
    id: text('id').$type<DisplayId>().primaryKey(),
    /** SHA-256 of the cookie's token, which is kept nowhere else. */
    tokenHash: text('token_hash').notNull().unique(),
    /** What the screen shows while it is nobody's; afterwards the name it goes by. */
    code: text('code').notNull(),
    codeUntil: instant('code_until').notNull(),
    madeAt: instant('made_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    /** All of these, or none. */
    bodyId: text('body_id').$type<BodyId>(),
    meetingId: text('meeting_id').$type<MeetingId>(),
    pairedBy: text('paired_by').$type<PersonId>(),
    pairedAt: instant('paired_at'),
    language: text('language').$type<'ar' | 'en'>(),
    theme: text('theme').$type<'light' | 'dark'>(),
  },
  (table) => [index().on(table.meetingId), index().on(table.code)],
)
