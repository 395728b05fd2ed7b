// Units that file memoranda with a body, their memoranda with every filed version, what other units observe, and the trail of it all.
// Owner: server/memoranda.
import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { MemorandumState, ObservationState } from '../../app/rules/memoranda.ts'
import type {
  BodyId,
  ItemId,
  MeetingId,
  MemorandumId,
  ObservationId,
  PersonId,
  UnitId,
  VersionId,
} from '../../app/wire/ids.ts'
import type { StepAct } from '../../app/wire/memoranda.ts'
import type { Bilingual, DecisionText } from '../../app/wire/text.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** A ministry or department: not a seat, and no member of the body. */
export const unit = pgTable(
  'unit',
  {
    id: text('id').$type<UnitId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    name: jsonb('name').$type<Bilingual>().notNull(),
    /** It files nothing more and is asked nothing; what it filed stays. */
    closed: boolean('closed').notNull().default(false),
    version: integer('version').notNull().default(1),
  },
  (table) => [index().on(table.bodyId)],
)

/** Who files and observes for a unit now. */
export const unitPerson = pgTable(
  'unit_person',
  {
    unitId: text('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => unit.id),
    personId: text('person_id').$type<PersonId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.personId] }), index().on(table.personId)],
)

/** How long before a meeting memoranda for it must be lodged; a body without a row set no such time. */
export const lodgement = pgTable('lodgement', {
  bodyId: text('body_id').$type<BodyId>().primaryKey(),
  hours: integer('hours').notNull(),
})

/** As its unit writes it: what others read of it is what was filed. */
export const memorandum = pgTable(
  'memorandum',
  {
    id: text('id').$type<MemorandumId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    unitId: text('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => unit.id),
    state: text('state').$type<MemorandumState>().notNull(),
    title: jsonb('title').$type<Bilingual>().notNull(),
    summary: jsonb('summary').$type<Bilingual>().notNull(),
    decision: jsonb('decision').$type<DecisionText>(),
    fileId: text('file_id').$type<VersionId>(),
    /** The meeting it aims at; null leaves that to the secretariat. */
    meetingId: text('meeting_id').$type<MeetingId>(),
    /** Raised by every act: an act names the one it was decided at. */
    version: integer('version').notNull().default(1),
    /** Given when it is first filed, by body and year. */
    year: integer('year'),
    number: integer('number'),
    /** How often it was filed: 0 while nobody outside the unit knows of it. */
    filed: integer('filed').notNull().default(0),
    /** The secretariat admitted that its last filing was late. */
    lateAdmitted: boolean('late_admitted').notNull().default(false),
    /** The item that it became. */
    itemId: text('item_id').$type<ItemId>(),
    begunBy: text('begun_by').$type<PersonId>().notNull(),
    begunAt: instant('begun_at').notNull(),
  },
  (table) => [
    index().on(table.bodyId, table.state),
    index().on(table.unitId),
    uniqueIndex().on(table.itemId),
    uniqueIndex().on(table.bodyId, table.year, table.number),
  ],
)

/** What was filed, never changed: the ledger has its digest. */
export const memorandumVersion = pgTable(
  'memorandum_version',
  {
    memorandumId: text('memorandum_id').$type<MemorandumId>().notNull(),
    number: integer('number').notNull(),
    title: jsonb('title').$type<Bilingual>().notNull(),
    summary: jsonb('summary').$type<Bilingual>().notNull(),
    decision: jsonb('decision').$type<DecisionText>(),
    fileId: text('file_id').$type<VersionId>().notNull(),
    meetingId: text('meeting_id').$type<MeetingId>(),
    /** By which it should have been lodged, as it stood then. */
    deadline: instant('deadline'),
    late: boolean('late').notNull(),
    lateReason: text('late_reason').notNull(),
    filedBy: text('filed_by').$type<PersonId>().notNull(),
    filedAt: instant('filed_at').notNull(),
    /** Blinds the digest, so that it cannot be guessed from the words. */
    blind: text('blind').notNull(),
    digest: text('digest').notNull(),
    entry: integer('entry').notNull(),
  },
  (table) => [primaryKey({ columns: [table.memorandumId, table.number] })],
)

/** What a unit was asked to observe upon, and what it said. */
export const observation = pgTable(
  'observation',
  {
    id: text('id').$type<ObservationId>().primaryKey(),
    memorandumId: text('memorandum_id').$type<MemorandumId>().notNull(),
    unitId: text('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => unit.id),
    state: text('state').$type<ObservationState>().notNull(),
    /** What is asked of it; "" where nothing particular is. */
    question: text('question').notNull(),
    askedAt: instant('asked_at').notNull(),
    dueAt: instant('due_at').notNull(),
    /** Of which deadline its people were reminded. */
    remindedOf: instant('reminded_of'),
    words: text('words').notNull().default(''),
    fileId: text('file_id').$type<VersionId>(),
    /** The filed version it speaks of. */
    ofVersion: integer('of_version'),
    answeredAt: instant('answered_at'),
    blind: text('blind').notNull().default(''),
    entry: integer('entry'),
  },
  (table) => [
    index().on(table.memorandumId),
    index().on(table.unitId),
    uniqueIndex('observation_once').on(table.memorandumId, table.unitId).where(sql`${table.state} = 'awaited'`),
  ],
)

/** Every act, in order: only added to. */
export const memorandumStep = pgTable(
  'memorandum_step',
  {
    id: text('id').primaryKey(),
    /** What one commit writes has one moment: this is its order. */
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    memorandumId: text('memorandum_id').$type<MemorandumId>().notNull(),
    at: instant('at').notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    act: text('act').$type<StepAct>().notNull(),
    /** The filed version that it was about. */
    ofVersion: integer('of_version').notNull(),
    /** Reasons, questions and answers, as they were given. */
    words: text('words').notNull(),
    /** Of the digest under which the ledger has these words; "" where it has none. */
    blind: text('blind').notNull().default(''),
    /** The unit that acted or was asked. */
    unitId: text('unit_id').$type<UnitId>(),
    meetingId: text('meeting_id').$type<MeetingId>(),
    dueAt: instant('due_at'),
    /** Its place in the ledger, where it is an official act. */
    entry: integer('entry'),
  },
  (table) => [index().on(table.memorandumId)],
)
