// Who sees which item: one materialised table. Written by server/access alone, joined by every query.
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'

export const itemAccess = pgTable(
  'item_access',
  {
    itemId: text('item_id').$type<ItemId>().notNull(),
    seatId: text('seat_id').$type<SeatId>().notNull(),
    level: text('level').$type<'visible' | 'title' | 'hidden'>().notNull(),
    reason: text('reason').$type<'role' | 'draft' | 'interest' | 'classification' | 'excluded' | 'closed'>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemId, table.seatId] }), index().on(table.seatId)],
)
