// The register of interests, and interests declared in an item. Owner: server/interests.
import { date, index, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { BodyId, InterestId, ItemId, MandateId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { InterestNature } from '../../app/wire/interests.ts'
import type { Bilingual } from '../../app/wire/text.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** A member who declared an interest in an item is recused from it. */
export const declaredInterest = pgTable(
  'declared_interest',
  {
    itemId: text('item_id').$type<ItemId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    reason: text('reason').notNull(),
    declaredBy: text('declared_by').$type<PersonId>().notNull(),
    declaredAt: instant('declared_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    /** The deputy who declared it for themselves: it ends with them. */
    deputyId: text('deputy_id').$type<MandateId>(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.seatId] })],
)

/** A standing interest as its person entered it. Never edited: it ends, or an entry that names it in `replaces` takes its place. */
export const registeredInterest = pgTable(
  'registered_interest',
  {
    id: text('id').$type<InterestId>().primaryKey(),
    bodyId: text('body_id').$type<BodyId>().notNull(),
    personId: text('person_id').$type<PersonId>().notNull(),
    /** The organisation or matter; one of the two languages may be empty. */
    party: jsonb('party').$type<Bilingual>().notNull(),
    nature: text('nature').$type<InterestNature>().notNull(),
    since: date('since'),
    until: date('until'),
    note: text('note').notNull(),
    replacesId: text('replaces_id').$type<InterestId>(),
    registeredAt: instant('registered_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [index().on(table.bodyId, table.personId)],
)
