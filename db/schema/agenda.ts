// The agenda of a meeting and its published snapshots. Owner: server/agenda.
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Classification, ItemFields, ItemType } from '../../app/wire/agenda.ts'
import type { BodyId, ItemId, MeetingId, PersonId, SeatId, TemplateId } from '../../app/wire/ids.ts'
import type { Bilingual, DecisionText } from '../../app/wire/text.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const agendaItem = pgTable(
  'agenda_item',
  {
    id: text('id').$type<ItemId>().primaryKey(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    parentId: text('parent_id').$type<ItemId>(),
    /** Order among siblings, 0, 1, 2 …: numbers are made by app/rules/agenda.ts and never stored. */
    position: integer('position').notNull(),
    type: text('type').$type<ItemType>().notNull(),
    title: jsonb('title').$type<Bilingual>().notNull(),
    presenterSeatId: text('presenter_seat_id').$type<SeatId>(),
    minutes: integer('minutes').notNull(),
    purpose: jsonb('purpose').$type<Bilingual>().notNull(),
    decision: jsonb('decision').$type<DecisionText>(),
    classification: text('classification').$type<Classification>().notNull().default('internal'),
    /** Why it is dealt with in a closed part; null where it is not. */
    closed: text('closed'),
    removed: boolean('removed').notNull().default(false),
    /** The publication that last carried the item; null while members have never been shown it. */
    publishedRevision: integer('published_revision'),
    /** As that publication had it. */
    publishedClassification: text('published_classification').$type<Classification>(),
    publishedClosed: boolean('published_closed').notNull().default(false),
    version: integer('version').notNull().default(1),
    /** The item whose matter this one takes up again: decided by no circulation, put off, or not reached. */
    carriedFrom: text('carried_from').$type<ItemId>(),
  },
  (table) => [index().on(table.meetingId)],
)

/** A set of items that a body's officers begin agendas with. */
export const agendaTemplate = pgTable(
  'agenda_template',
  {
    id: text('id').$type<TemplateId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    name: text('name').notNull(),
    /** `parent` is the place of an earlier one. */
    items: jsonb('items').$type<{ parent: number | null; fields: ItemFields }[]>().notNull(),
    savedBy: text('saved_by').$type<PersonId>(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [index().on(table.bodyId)],
)

/** What members were told, frozen: canonical JSON of the agenda and its SHA-256. */
export const agendaSnapshot = pgTable(
  'agenda_snapshot',
  {
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    revision: integer('revision').notNull(),
    digest: text('digest').notNull(),
    canonical: text('canonical').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedBy: text('published_by').$type<PersonId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.revision] })],
)
