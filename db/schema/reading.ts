// What was read of papers, and who was reminded to. Owner: server/reading.
import { index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { BodyId, MeetingId, PaperId, PersonId, VersionId } from '../../app/wire/ids.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** What a person has read of a version; the row is there once they have opened it. */
export const paperReading = pgTable(
  'paper_reading',
  {
    personId: text('person_id').$type<PersonId>().notNull(),
    versionId: text('version_id').$type<VersionId>().notNull(),
    paperId: text('paper_id').$type<PaperId>().notNull(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    openedAt: instant('opened_at').notNull(),
    lastReadAt: instant('last_read_at').notNull(),
    /** Pages that were in view for a moment, each once, in order. */
    pages: integer('pages').array().notNull(),
    acknowledgedAt: instant('acknowledged_at'),
  },
  (table) => [primaryKey({ columns: [table.personId, table.versionId] }), index().on(table.paperId)],
)

/** Who was reminded of a meeting's papers, when and by whom. */
export const readingReminder = pgTable(
  'reading_reminder',
  {
    id: text('id').primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    /** The one paper it was about; null for all of them. */
    paperId: text('paper_id').$type<PaperId>(),
    by: text('by').$type<PersonId>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index().on(table.meetingId)],
)
