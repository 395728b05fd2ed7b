// Seats that an officer excluded from items. Owner: server/exclusions.
import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { ItemId, PersonId, SeatId } from '../../app/wire/ids.ts'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const itemExclusion = pgTable(
  'item_exclusion',
  {
    itemId: text('item_id').$type<ItemId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    reason: text('reason').notNull(),
    excludedBy: text('excluded_by').$type<PersonId>().notNull(),
    excludedAt: instant('excluded_at').notNull(),
    liftedAt: instant('lifted_at'),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.seatId] })],
)
