import { and, asc, eq, gt, isNotNull } from 'drizzle-orm'
import type { BodyId, ItemId, MeetingId } from '../../app/wire/ids.ts'
import { ledgerEntry } from '../../db/schema/ledger.ts'
import type { Db, Tx } from '../platform/context.ts'

/** The items of a sitting in the order in which they were called, as its ledger has them after this place; an item may occur again. */
export async function calledItems(
  db: Db | Tx,
  bodyId: BodyId,
  meetingId: MeetingId,
  after: number,
): Promise<{ itemId: ItemId; at: Date }[]> {
  const rows = await db
    .select({ itemId: ledgerEntry.itemId, at: ledgerEntry.at })
    .from(ledgerEntry)
    .where(
      and(
        eq(ledgerEntry.bodyId, bodyId),
        eq(ledgerEntry.subject, meetingId),
        eq(ledgerEntry.type, 'item.called'),
        isNotNull(ledgerEntry.itemId),
        gt(ledgerEntry.index, after),
      ),
    )
    .orderBy(asc(ledgerEntry.index))
  return rows.map(({ itemId, at }) => ({ itemId: itemId as ItemId, at }))
}
