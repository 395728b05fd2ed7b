// What others may read of agendas and interests.
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { AgendaSnapshot } from '../../app/wire/agenda-snapshot.ts'
import type { BodyId, ItemId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { agendaItem, agendaSnapshot, declaredInterest } from '../../db/schema/agenda.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Item = typeof agendaItem.$inferSelect

export async function itemsForAccess(db: Db | Tx, items: ItemId[]): Promise<{ id: ItemId; published: boolean }[]> {
  const rows = await db
    .select({ id: agendaItem.id, publishedRevision: agendaItem.publishedRevision })
    .from(agendaItem)
    .where(inArray(agendaItem.id, items))
  return rows.map((row) => ({ id: row.id, published: row.publishedRevision !== null }))
}

/** Every item of the body, of all its meetings. */
export async function itemIdsOf(db: Db | Tx, bodyId: BodyId): Promise<ItemId[]> {
  const rows = await db.select({ id: agendaItem.id }).from(agendaItem).where(eq(agendaItem.bodyId, bodyId))
  return rows.map((row) => row.id)
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
  return (
    await db
      .select()
      .from(agendaItem)
      .where(inArray(agendaItem.id, [id]))
  )[0]
}

/** The agenda as the secretary edits it now: what was removed, with all below it, is absent. In no particular order. */
export async function draftItems(db: Db | Tx, meetingId: MeetingId): Promise<Item[]> {
  const rows = await db.select().from(agendaItem).where(eq(agendaItem.meetingId, meetingId))
  return withoutRemoved(rows)
}

export function withoutRemoved(rows: Item[]): Item[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const stands = (item: Item): boolean => {
    const parent = item.parentId ? byId.get(item.parentId) : undefined
    return !item.removed && (!parent || stands(parent))
  }
  return rows.filter(stands)
}

export type Publication = AgendaSnapshot & { publishedAt: Date; publishedBy: PersonId; digest: string }

/** The agenda as members were last told it, or as they were told it in that revision. */
export async function publication(
  db: Db | Tx,
  meetingId: MeetingId,
  revision?: number,
): Promise<Publication | undefined> {
  const [row] = await db
    .select()
    .from(agendaSnapshot)
    .where(
      and(
        eq(agendaSnapshot.meetingId, meetingId),
        revision === undefined ? undefined : eq(agendaSnapshot.revision, revision),
      ),
    )
    .orderBy(desc(agendaSnapshot.revision))
    .limit(1)
  return row && opened(row)
}

/** The latest publication of each of these meetings; meetings never published are absent. */
export async function latestPublications(db: Db | Tx, meetings: MeetingId[]): Promise<Map<MeetingId, Publication>> {
  if (meetings.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([agendaSnapshot.meetingId])
    .from(agendaSnapshot)
    .where(inArray(agendaSnapshot.meetingId, meetings))
    .orderBy(agendaSnapshot.meetingId, desc(agendaSnapshot.revision))
  return new Map(rows.map((row) => [row.meetingId, opened(row)]))
}

function opened(row: typeof agendaSnapshot.$inferSelect): Publication {
  const { publishedAt, publishedBy, digest } = row
  return { ...(JSON.parse(row.canonical) as AgendaSnapshot), publishedAt, publishedBy, digest }
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
