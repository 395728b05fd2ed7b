// Bodies, their seats, and the mandates that put people into seats. Owner: server/bodies.
import { boolean, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Classification } from '../../app/rules/classification.ts'
import type { BodySettings, Capacity, SeatRole } from '../../app/wire/bodies.ts'
import type { BodyId, MandateId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'

export const body = pgTable('body', {
  id: text('id').$type<BodyId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: jsonb('name').$type<Bilingual>().notNull(),
  accent: text('accent').$type<'cabinet' | 'tender' | 'parliament' | 'exchange'>().notNull(),
  plan: text('plan').$type<'table' | 'hemicycle'>().notNull(),
  zone: text('zone').notNull(),
  parentId: text('parent_id').$type<BodyId>(),
  settings: jsonb('settings').$type<BodySettings>().notNull(),
  /** The addresses its ledger names, in the order they were adopted. */
  webOrigins: jsonb('web_origins').$type<string[]>().notNull().default([]),
})

export const seat = pgTable(
  'seat',
  {
    id: text('id').$type<SeatId>().primaryKey(),
    bodyId: text('body_id')
      .$type<BodyId>()
      .notNull()
      .references(() => body.id),
    title: jsonb('title').$type<Bilingual>().notNull(),
    role: text('role').$type<SeatRole>().notNull(),
    votes: boolean('votes').notNull(),
    /** A whole number as a decimal string: weights are hashed and never rounded. */
    weight: text('weight').notNull().default('1'),
    /** The people the seat stands for; "0" where the body counts none. */
    population: text('population').notNull().default('0'),
    position: integer('position').notNull(),
    bloc: text('bloc'),
    /** Items classified above it are not this seat's. */
    clearance: text('clearance').$type<Classification>().notNull().default('secret'),
  },
  (table) => [index().on(table.bodyId)],
)

export const mandate = pgTable(
  'mandate',
  {
    id: text('id').$type<MandateId>().primaryKey(),
    seatId: text('seat_id')
      .$type<SeatId>()
      .notNull()
      .references(() => seat.id),
    personId: text('person_id').$type<PersonId>().notNull(),
    capacity: text('capacity').$type<Capacity>().notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true, mode: 'date', precision: 3 }),
  },
  (table) => [index().on(table.seatId), index().on(table.personId)],
)

/** Mandates of capacity `proxy`, apart from those of holders: they give a vote, and nothing else of the seat. */
export const proxy = pgTable(
  'proxy',
  {
    mandateId: text('mandate_id').$type<MandateId>().primaryKey(),
    bodyId: text('body_id')
      .$type<BodyId>()
      .notNull()
      .references(() => body.id),
    /** The seat that is voted for, and who votes for it. */
    seatId: text('seat_id')
      .$type<SeatId>()
      .notNull()
      .references(() => seat.id),
    personId: text('person_id').$type<PersonId>().notNull(),
    /** The one meeting it is for, or the moment from which it counts no more. */
    meetingId: text('meeting_id').$type<MeetingId>(),
    until: timestamp('until', { withTimezone: true, mode: 'date', precision: 3 }),
    /** Its entry: the first given counts first. */
    entry: integer('entry').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    /** When it was withdrawn or given back, or the seat went to another. */
    endsAt: timestamp('ends_at', { withTimezone: true, mode: 'date', precision: 3 }),
  },
  (table) => [index().on(table.bodyId), index().on(table.personId)],
)

/** Mandates of capacity `deputy`: one meeting long a person sits in the seat in the place of its holder, and sees what the seat sees there. */
export const deputy = pgTable(
  'deputy',
  {
    mandateId: text('mandate_id').$type<MandateId>().primaryKey(),
    bodyId: text('body_id')
      .$type<BodyId>()
      .notNull()
      .references(() => body.id),
    seatId: text('seat_id')
      .$type<SeatId>()
      .notNull()
      .references(() => seat.id),
    personId: text('person_id').$type<PersonId>().notNull(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    entry: integer('entry').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true, mode: 'date', precision: 3 }).notNull(),
    /** When they gave the seat back, its holder came, or the sitting was adjourned. */
    endsAt: timestamp('ends_at', { withTimezone: true, mode: 'date', precision: 3 }),
  },
  (table) => [index().on(table.meetingId), index().on(table.personId), index().on(table.seatId)],
)
