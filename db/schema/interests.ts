// Interests declared in an item. Owner: server/interests.
import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { ItemId, PersonId, SeatId } from '../../app/wire/ids.ts'

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
  },
  (table) => [primaryKey({ columns: [table.itemId, table.seatId] })],
)
