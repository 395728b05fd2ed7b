// What others may read of what members say of items, and of the consent items that were adopted or taken out.
import { asc, eq, inArray } from 'drizzle-orm'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { adoptedItem, consentCall, contestedItem, position } from '../../db/schema/positions.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Position = typeof position.$inferSelect
export type ContestedItem = typeof contestedItem.$inferSelect
export type AdoptedItem = typeof adoptedItem.$inferSelect
export type ConsentCall = typeof consentCall.$inferSelect

export const positionsOf = (db: Db | Tx, meetingId: MeetingId): Promise<Position[]> =>
  db.select().from(position).where(eq(position.meetingId, meetingId)).orderBy(asc(position.at), asc(position.seatId))

export const contestedIn = (db: Db | Tx, meetingId: MeetingId): Promise<ContestedItem[]> =>
  db.select().from(contestedItem).where(eq(contestedItem.meetingId, meetingId)).orderBy(asc(contestedItem.entry))

export const adoptedIn = (db: Db | Tx, meetingId: MeetingId): Promise<AdoptedItem[]> =>
  db.select().from(adoptedItem).where(eq(adoptedItem.meetingId, meetingId)).orderBy(asc(adoptedItem.entry))

/** Whether the item's decision stands without a vote. */
export async function isAdopted(db: Db | Tx, itemId: ItemId): Promise<boolean> {
  return (
    (
      await db
        .select()
        .from(adoptedItem)
        .where(inArray(adoptedItem.itemId, [itemId]))
    ).length > 0
  )
}

export async function consentCallOf(db: Db | Tx, meetingId: MeetingId): Promise<ConsentCall | undefined> {
  return (await db.select().from(consentCall).where(eq(consentCall.meetingId, meetingId)))[0]
}
