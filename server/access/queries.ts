// What a person may see of items: every list, page and socket asks here or joins the same table.
import { and, eq, inArray } from 'drizzle-orm'
import type { BodyId, ItemId, SeatId } from '../../app/wire/ids.ts'
import { itemAccess } from '../../db/schema/access.ts'
import type { Db, Tx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import type { ItemLevel } from '../policies/item-level.ts'

const ORDER: ItemLevel[] = ['hidden', 'title', 'visible']

/**
 * The level of each item for this person. Someone with two seats sees what either of them sees, unless one is masked by a
 * declared interest: an interest belongs to the person, so it wins over every other seat.
 */
export async function levelsFor(
  db: Db | Tx,
  actor: Actor,
  bodyId: BodyId,
  items: ItemId[],
): Promise<Map<ItemId, ItemLevel>> {
  const seats = mandatesIn(actor, bodyId).map((mandate) => mandate.seatId)
  const levels = new Map<ItemId, ItemLevel>(items.map((item) => [item, 'hidden']))
  if (seats.length === 0 || items.length === 0) return levels
  const rows = await db
    .select()
    .from(itemAccess)
    .where(and(inArray(itemAccess.itemId, items), inArray(itemAccess.seatId, seats)))
  for (const item of items) {
    const mine = rows.filter((row) => row.itemId === item)
    const interest = mine.find((row) => row.reason === 'interest')
    const best = mine.map((row) => row.level).sort((a, b) => ORDER.indexOf(b) - ORDER.indexOf(a))[0]
    levels.set(item, interest?.level ?? best ?? 'hidden')
  }
  return levels
}

export async function levelFor(db: Db | Tx, actor: Actor, bodyId: BodyId, item: ItemId): Promise<ItemLevel> {
  return (await levelsFor(db, actor, bodyId, [item])).get(item) ?? 'hidden'
}

/** Seats of the body that may be told about an item: live screens of the others must not learn that it exists. */
export async function seatsSeeing(db: Db | Tx, item: ItemId): Promise<SeatId[]> {
  const rows = await db
    .select({ seatId: itemAccess.seatId, level: itemAccess.level })
    .from(itemAccess)
    .where(eq(itemAccess.itemId, item))
  return rows.filter((row) => row.level !== 'hidden').map((row) => row.seatId)
}

/** Seats whose own interest hides an item from them: their person hears nothing of it by any other seat either. */
export async function seatsMasked(db: Db | Tx, item: ItemId): Promise<SeatId[]> {
  const rows = await db
    .select({ seatId: itemAccess.seatId })
    .from(itemAccess)
    .where(and(eq(itemAccess.itemId, item), eq(itemAccess.level, 'hidden'), eq(itemAccess.reason, 'interest')))
  return rows.map((row) => row.seatId)
}
