// The register of decisions and what is to be done about them. Owner: server/decisions.
import { date, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ActionStatus, DecisionBasis } from '../../app/rules/decisions.ts'
import type { ActionId, BodyId, DecisionId, ItemId, MeetingId, PersonId, SeatId, VoteId } from '../../app/wire/ids.ts'
import type { DecisionText } from '../../app/wire/text.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** Numbered by body and year, without gaps: never changed once registered. */
export const decision = pgTable(
  'decision',
  {
    id: text('id').$type<DecisionId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    year: integer('year').notNull(),
    number: integer('number').notNull(),
    meetingId: text('meeting_id').$type<MeetingId>().notNull(),
    itemId: text('item_id').$type<ItemId>().notNull(),
    basis: text('basis').$type<DecisionBasis>().notNull(),
    /** Null where it was made without a vote. */
    voteId: text('vote_id').$type<VoteId>(),
    words: jsonb('words').$type<DecisionText>().notNull(),
    entry: integer('entry').notNull(),
    registeredAt: instant('registered_at').notNull(),
  },
  (table) => [
    uniqueIndex().on(table.bodyId, table.year, table.number),
    uniqueIndex().on(table.voteId),
    index().on(table.itemId),
  ],
)

/** Something that somebody is to do because of a decision. */
export const decisionAction = pgTable(
  'decision_action',
  {
    id: text('id').$type<ActionId>().primaryKey(),
    decisionId: text('decision_id').$type<DecisionId>().notNull(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    words: text('words').notNull(),
    /** Null while nobody has been charged with it. */
    ownerSeatId: text('owner_seat_id').$type<SeatId>(),
    /** A day in the body's zone. */
    dueOn: date('due_on'),
    status: text('status').$type<ActionStatus>().notNull(),
    version: integer('version').notNull().default(1),
    /** The deadline of which its owner was reminded. */
    remindedOf: date('reminded_of'),
  },
  (table) => [index().on(table.decisionId), index().on(table.bodyId, table.status)],
)

/** What was done about it and said of it, in order: nothing of it is changed or taken out. */
export const actionStep = pgTable(
  'action_step',
  {
    id: text('id').primaryKey(),
    actionId: text('action_id').$type<ActionId>().notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    at: instant('at').notNull(),
    /** `set`: words, owner or deadline; `report`: how far it is. */
    kind: text('kind').$type<'set' | 'report'>().notNull(),
    status: text('status').$type<ActionStatus>().notNull(),
    ownerSeatId: text('owner_seat_id').$type<SeatId>(),
    dueOn: date('due_on'),
    words: text('words').notNull(),
  },
  (table) => [index().on(table.actionId)],
)
