// The minutes of a meeting: the text that officers write together as a log of Yjs updates, its frozen revisions, what members suggest
// of them. Its signed files are server/signing's. Owner: server/minutes.
import { bigserial, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { BodyId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { bytes } from './ledger.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const minutes = pgTable('minutes', {
  meetingId: text('meeting_id').$type<MeetingId>().primaryKey(),
  bodyId: text('body_id').$type<BodyId>().notNull(),
  /** Where the text is written: by the log only while it is a draft. */
  stage: text('stage').$type<'draft' | 'circulated' | 'approved'>().notNull(),
  begunAt: instant('begun_at').notNull(),
  /** How large the ledger was when the text was begun: what came after is proposed. */
  since: integer('since').notNull(),
  /** What the log goes on from. */
  snapshot: bytes('snapshot').notNull(),
  /** Of the last frozen text; 0 where there is none. */
  revision: integer('revision').notNull().default(0),
  /** The revision that members were sent; null while the text is with its writers. */
  circulated: integer('circulated'),
  approval: text('approval').$type<'chair' | 'silence'>(),
  deadline: instant('deadline'),
  signers: jsonb('signers').$type<SeatId[]>().notNull().default([]),
  approvedAt: instant('approved_at'),
})

export const minutesUpdate = pgTable(
  'minutes_update',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    update: bytes('update').notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index().on(table.meetingId)],
)

/** RFC 8785 text of `majlis/minutes/v1`, and its digest as the ledger has it. */
export const minutesRevision = pgTable(
  'minutes_revision',
  {
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    revision: integer('revision').notNull(),
    canonical: text('canonical').notNull(),
    digest: text('digest').notNull(),
    at: instant('at').notNull(),
    /** The correction that made it; null for what was circulated. */
    correctionId: text('correction_id'),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.revision] })],
)

export const minutesCorrection = pgTable(
  'minutes_correction',
  {
    id: text('id').primaryKey(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    /** The revision that was circulated, and the paragraph of it by its place. */
    circulated: integer('circulated').notNull(),
    place: integer('place').notNull(),
    /** As it stood, and as the member would have it. */
    before: jsonb('before').$type<{ ar: string; en: string }>().notNull(),
    after: jsonb('after').$type<{ ar: string; en: string }>().notNull(),
    why: text('why').notNull(),
    at: instant('at').notNull(),
    outcome: text('outcome').$type<'accepted' | 'declined'>(),
    answer: text('answer').notNull().default(''),
    answeredBy: text('answered_by').$type<PersonId>(),
    answeredAt: instant('answered_at'),
  },
  (table) => [index().on(table.meetingId)],
)
