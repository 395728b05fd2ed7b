// What others may read of closed parts: which items a sitting closed or opened, who was admitted, and whether a part runs.
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { ItemId, MeetingId, SeatId } from '../../app/wire/ids.ts'
import { closedAdmission, closedPart, itemClosure } from '../../db/schema/closed.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Part = typeof closedPart.$inferSelect
export type Admission = typeof closedAdmission.$inferSelect

/** What sittings decided of these items; of one that is not among them the agenda says it. */
export async function closuresOf(db: Db | Tx, items: ItemId[]): Promise<Map<ItemId, 'closed' | 'open'>> {
  if (items.length === 0) return new Map()
  const rows = await db.select().from(itemClosure).where(inArray(itemClosure.itemId, items))
  return new Map(rows.map(({ itemId, state }) => [itemId, state]))
}

/** Admissions that stand in these items. */
export async function admissionsIn(db: Db | Tx, items: ItemId[]): Promise<Admission[]> {
  if (items.length === 0) return []
  return db
    .select()
    .from(closedAdmission)
    .where(and(inArray(closedAdmission.itemId, items), isNull(closedAdmission.endedAt)))
}

export const admissionOf = async (db: Db | Tx, itemId: ItemId, seatId: SeatId): Promise<Admission | undefined> =>
  (await admissionsIn(db, [itemId])).find((one) => one.seatId === seatId)

/** The closed part that the sitting is in now. */
export async function runningPart(db: Db | Tx, meetingId: MeetingId): Promise<Part | undefined> {
  const [row] = await db
    .select()
    .from(closedPart)
    .where(and(eq(closedPart.meetingId, meetingId), isNull(closedPart.endedAt)))
    .orderBy(desc(closedPart.entry))
    .limit(1)
  return row
}

export const partsOf = (db: Db | Tx, meetingId: MeetingId): Promise<Part[]> =>
  db.select().from(closedPart).where(eq(closedPart.meetingId, meetingId)).orderBy(asc(closedPart.entry))
