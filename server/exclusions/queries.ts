// What others may read of exclusions.
import { and, inArray, isNull } from 'drizzle-orm'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import { itemExclusion } from '../../db/schema/exclusions.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Exclusion = typeof itemExclusion.$inferSelect

/** Exclusions that stand in these items. */
export async function exclusionsIn(db: Db | Tx, items: ItemId[]): Promise<Exclusion[]> {
  if (items.length === 0) return []
  return db
    .select()
    .from(itemExclusion)
    .where(and(inArray(itemExclusion.itemId, items), isNull(itemExclusion.liftedAt)))
}

export const exclusionOf = async (db: Db | Tx, itemId: ItemId, seatId: SeatId): Promise<Exclusion | undefined> =>
  (await exclusionsIn(db, [itemId])).find((one) => one.seatId === seatId)
