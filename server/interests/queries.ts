// What others may read of interests.
import { and, inArray, isNull } from 'drizzle-orm'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import { declaredInterest } from '../../db/schema/interests.ts'
import type { Db, Tx } from '../platform/context.ts'

/** Seats recused from these items. */
export async function interestsIn(db: Db | Tx, items: ItemId[]): Promise<{ itemId: ItemId; seatId: SeatId }[]> {
  if (items.length === 0) return []
  return db
    .select({ itemId: declaredInterest.itemId, seatId: declaredInterest.seatId })
    .from(declaredInterest)
    .where(and(inArray(declaredInterest.itemId, items), isNull(declaredInterest.withdrawnAt)))
}

/** Interests of these seats, by item: what was said, and for which seat. */
export async function myInterests(
  db: Db | Tx,
  items: ItemId[],
  seats: SeatId[],
): Promise<Map<ItemId, { reason: string; seatId: SeatId }>> {
  if (items.length === 0 || seats.length === 0) return new Map()
  const rows = await db
    .select()
    .from(declaredInterest)
    .where(
      and(
        inArray(declaredInterest.itemId, items),
        inArray(declaredInterest.seatId, seats),
        isNull(declaredInterest.withdrawnAt),
      ),
    )
  return new Map(rows.map(({ itemId, reason, seatId }) => [itemId, { reason, seatId }]))
}
