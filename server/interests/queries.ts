// What others may read of interests.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { BodyId, InterestId, ItemId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { declaredInterest, registeredInterest } from '../../db/schema/interests.ts'
import type { Db, Tx } from '../platform/context.ts'

/** Seats recused from these items. */
export async function interestsIn(db: Db | Tx, items: ItemId[]): Promise<{ itemId: ItemId; seatId: SeatId }[]> {
  if (items.length === 0) return []
  return db
    .select({ itemId: declaredInterest.itemId, seatId: declaredInterest.seatId })
    .from(declaredInterest)
    .where(and(inArray(declaredInterest.itemId, items), isNull(declaredInterest.withdrawnAt)))
}

export type DeclaredInterest = typeof declaredInterest.$inferSelect

/** Interests that stand in these items, the first declared first. */
export async function declaredIn(db: Db | Tx, items: ItemId[]): Promise<DeclaredInterest[]> {
  if (items.length === 0) return []
  return db
    .select()
    .from(declaredInterest)
    .where(and(inArray(declaredInterest.itemId, items), isNull(declaredInterest.withdrawnAt)))
    .orderBy(asc(declaredInterest.declaredAt), asc(declaredInterest.seatId))
}

export async function interestOf(db: Db | Tx, itemId: ItemId, seatId: SeatId): Promise<DeclaredInterest | undefined> {
  return (await declaredIn(db, [itemId])).find((one) => one.seatId === seatId)
}

/** Interests of these seats, by item: what was said, and for which seat. */
export async function myInterests(
  db: Db | Tx,
  items: ItemId[],
  seats: SeatId[],
): Promise<Map<ItemId, { reason: string; seatId: SeatId }>> {
  const mine = (await declaredIn(db, items)).filter((one) => seats.includes(one.seatId))
  return new Map(mine.map(({ itemId, reason, seatId }) => [itemId, { reason, seatId }]))
}

export type RegisteredInterest = typeof registeredInterest.$inferSelect

/** The body's register, of one person or of all, what has ended included; in the order of entry. */
export const registeredIn = (db: Db | Tx, bodyId: BodyId, personId?: PersonId): Promise<RegisteredInterest[]> =>
  db
    .select()
    .from(registeredInterest)
    .where(
      and(
        eq(registeredInterest.bodyId, bodyId),
        personId === undefined ? undefined : eq(registeredInterest.personId, personId),
      ),
    )
    .orderBy(asc(registeredInterest.registeredAt), asc(registeredInterest.id))

export async function registeredById(db: Db | Tx, id: InterestId): Promise<RegisteredInterest | undefined> {
  return (await db.select().from(registeredInterest).where(eq(registeredInterest.id, id)))[0]
}

/** The entry that took the place of this one. */
export async function replacementOf(db: Db | Tx, id: InterestId): Promise<RegisteredInterest | undefined> {
  return (await db.select().from(registeredInterest).where(eq(registeredInterest.replacesId, id)))[0]
}
