// Meetings, who is present, and what members are told. Owner: server/meetings.
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { CallPlace } from '../../app/rules/call-place.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import type { MeetingState } from '../../app/rules/meeting-states.ts'
import type {
  BodyId,
  ItemId,
  MeetingId,
  MemorandumId,
  NoticeId,
  PaperId,
  PersonId,
  SeatId,
} from '../../app/wire/ids.ts'
import type { MeetingKind } from '../../app/wire/meetings.ts'
import type { Bilingual } from '../../app/wire/text.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const meeting = pgTable(
  'meeting',
  {
    id: text('id').$type<MeetingId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    number: integer('number').notNull(),
    title: jsonb('title').$type<Bilingual>().notNull(),
    kind: text('kind').$type<MeetingKind>().notNull(),
    place: jsonb('place').$type<Bilingual>().notNull(),
    state: text('state').$type<MeetingState>().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
    currentItemId: text('current_item_id').$type<ItemId>(),
    itemCalledAt: instant('item_called_at'),
    /** Where members see and hear each other; null: as the kind says. */
    call: jsonb('call').$type<CallPlace>(),
    /** While it is suspended, when it is meant to go on. */
    resumesAt: instant('resumes_at'),
    /** While it is put off, and once it is cancelled: why. */
    offReason: text('off_reason'),
    /** Meetings that were planned together share it. */
    seriesId: text('series_id'),
    /** Raised by every edit of the meeting or its agenda: a publication names the version it was read at. */
    version: integer('version').notNull().default(1),
    /** How often the agenda was published; 0 while nobody has seen it. */
    revision: integer('revision').notNull().default(0),
  },
  (table) => [index().on(table.bodyId)],
)

/** A seat's presence at a sitting; a member who leaves keeps the row, with the time. */
export const attendance = pgTable(
  'attendance',
  {
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    remote: boolean('remote').notNull(),
    checkedInAt: instant('checked_in_at').notNull(),
    leftAt: instant('left_at'),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.seatId] })],
)

/** Each time the meeting failed for want of a quorum, with what was found: how often lowers the quorum of votes it is measured for. */
export const failedSitting = pgTable(
  'failed_sitting',
  {
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    entry: integer('entry').notNull(),
    at: instant('at').notNull(),
    rule: jsonb('rule').$type<Rule>().notNull(),
    quorum: jsonb('quorum').$type<{ base: string; required: string; present: string }>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.entry] })],
)

export type NotePlace = { paperId: PaperId; page: number; noteId: string; saidIn: string }

/** What a member is told in the app: kept until read, so that nobody has to be watching. */
export const notice = pgTable(
  'notice',
  {
    id: text('id').$type<NoticeId>().primaryKey(),
    personId: text('person_id').$type<PersonId>().notNull(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    /** Null for what concerns the body and no one meeting: its members' keys, proxies until a day. */
    meetingId: text('meeting_id').$type<MeetingId>(),
    kind: text('kind')
      .$type<
        | 'agenda_published'
        | 'agenda_republished'
        | 'interest_recorded'
        | 'interest_withdrawn'
        | 'interest_suggested'
        | 'quorum_failed'
        | 'meeting_postponed'
        | 'meeting_cancelled'
        | 'circulation_opened'
        | 'circulation_half'
        | 'circulation_last_day'
        | 'circulation_to_sitting'
        | 'circulation_closed'
        | 'ballot_recorded'
        | 'result_disputed'
        | 'dispute_settled'
        | 'proxy_given'
        | 'proxy_recorded'
        | 'proxy_ended'
        | 'key_added'
        | 'key_refused'
        | 'key_revoked'
        | 'key_objected'
        | 'note_mention'
        | 'group_changed'
        | 'papers_unopened'
        | 'reply_awaited'
        | 'deputy_named'
        | 'deputy_recorded'
        | 'deputy_ended'
        | 'seat_excluded'
        | 'seat_readmitted'
        | 'action_given'
        | 'action_due'
        | 'minutes_circulated'
        | 'minutes_correction'
        | 'minutes_answered'
        | 'minutes_approved'
        | 'memorandum_filed'
        | 'memorandum_withdrawn'
        | 'memorandum_returned'
        | 'memorandum_accepted'
        | 'memorandum_scheduled'
        | 'memorandum_taken_off'
        | 'observation_asked'
        | 'observation_due'
        | 'observation_called_off'
        | 'observation_answered'
      >()
      .notNull(),
    /** The publication it tells of: what changed is worked out when it is read, by what its reader may see then. */
    revision: integer('revision'),
    /** The item an interest was recorded in, withdrawn from or may lie in. */
    itemId: text('item_id').$type<ItemId>(),
    /** Whose interest it is, where it may be another's. */
    aboutId: text('about_id').$type<PersonId>(),
    /** Where somebody was mentioned: the note, and the note or reply whose words name them. */
    place: jsonb('place').$type<NotePlace>(),
    /** The memorandum it tells of. */
    memorandumId: text('memorandum_id').$type<MemorandumId>(),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
  },
  (table) => [index().on(table.personId)],
)
