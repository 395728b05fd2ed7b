// What others may read of agendas and interests.
import { and, inArray, isNull } from 'drizzle-orm'
import { agendaItem, declaredInterest } from '../../db/schema/agenda.ts'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Item = typeof agendaItem.$inferSelect

export async function itemsForAccess(db: Db | Tx, items: ItemId[]): Promise<{ id: ItemId; published: boolean }[]> {
  const rows = await db
    .select({ id: agendaItem.id, publishedRevision: agendaItem.publishedRevision })
    .from(agendaItem)
    .where(inArray(agendaItem.id, items))
  return rows.map((row) => ({ id: row.id, published: row.publishedRevision !== null }))
}

/** Seats recused from these items. */
export async function interestsIn(db: Db | Tx, items: ItemId[]): Promise<{ itemId: ItemId; seatId: SeatId }[]> {
  if (items.length === 0) return []
  return db
    .select({ itemId: declaredInterest.itemId, seatId: declaredInterest.seatId })
    .from(declaredInterest)
    .where(and(inArray(declaredInterest.itemId, items), isNull(declaredInterest.withdrawnAt)))
}

export async function itemById(db: Db | Tx, id: ItemId): Promise<Item | undefined> {
  return (await db.select().from(agendaItem).where(inArray(agendaItem.id, [id])))[0]
}
