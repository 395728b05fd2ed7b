// What others may read of agendas.
import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { type Classification, stricterOf } from '../../app/rules/classification.ts'
import type { ItemFields } from '../../app/wire/agenda.ts'
import type { AgendaSnapshot } from '../../app/wire/agenda-snapshot.ts'
import type { BodyId, ItemId, MeetingId, PersonId } from '../../app/wire/ids.ts'
import { agendaItem, agendaSnapshot } from '../../db/schema/agenda.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Item = typeof agendaItem.$inferSelect

/** What an officer writes in it. */
export const fieldsOf = (item: Item): ItemFields => {
  const { type, title, presenterSeatId, minutes, purpose, decision, classification, closed } = item
  return { type, title, presenterSeatId, minutes, purpose, decision, classification, closed: closed ?? '' }
}

export type AccessFacts = { id: ItemId; published: boolean; classification: Classification; closed: boolean }

/**
 * What access is judged by, as things stand or as they would be once the draft is published. A draft may close a published item
 * further at once; it opens one only by being published.
 */
export async function itemsForAccess(
  db: Db | Tx,
  items: ItemId[],
  when: 'now' | 'published' = 'now',
): Promise<AccessFacts[]> {
  const rows = await db.select().from(agendaItem).where(inArray(agendaItem.id, items))
  return rows.map(({ id, publishedRevision, classification, publishedClassification, closed, publishedClosed }) =>
    when === 'published'
      ? { id, published: true, classification, closed: closed !== null }
      : {
          id,
          published: publishedRevision !== null,
          classification: classificationOf({ classification, publishedClassification }),
          closed: closed !== null || publishedClosed,
        },
  )
}

/** As it stands: a draft may close a published item further, and opens none. */
export const classificationOf = ({
  classification,
  publishedClassification,
}: Pick<Item, 'classification' | 'publishedClassification'>): Classification =>
  stricterOf(classification, publishedClassification ?? classification)

export async function meetingsOfItems(db: Db | Tx, items: ItemId[]): Promise<Map<ItemId, MeetingId>> {
  const rows = await db
    .select({ id: agendaItem.id, meetingId: agendaItem.meetingId })
    .from(agendaItem)
    .where(inArray(agendaItem.id, items))
  return new Map(rows.map(({ id, meetingId }) => [id, meetingId]))
}

/** What members were told of each meeting, every time, verbatim. */
export const snapshotsOf = (db: Db | Tx, meetings: MeetingId[]): Promise<(typeof agendaSnapshot.$inferSelect)[]> =>
  meetings.length === 0
    ? Promise.resolve([])
    : db
        .select()
        .from(agendaSnapshot)
        .where(inArray(agendaSnapshot.meetingId, meetings))
        .orderBy(asc(agendaSnapshot.revision))

/** Every item of the body, of all its meetings. */
export async function itemIdsOf(db: Db | Tx, bodyId: BodyId): Promise<ItemId[]> {
  const rows = await db.select({ id: agendaItem.id }).from(agendaItem).where(eq(agendaItem.bodyId, bodyId))
  return rows.map((row) => row.id)
}

/** The same whole, what was removed too. */
export const itemsOfBody = (db: Db | Tx, bodyId: BodyId): Promise<Item[]> =>
  db.select().from(agendaItem).where(eq(agendaItem.bodyId, bodyId))

export async function itemById(db: Db | Tx, id: ItemId): Promise<Item | undefined> {
  return (
    await db
      .select()
      .from(agendaItem)
      .where(inArray(agendaItem.id, [id]))
  )[0]
}

/** Items that take up the matter of these again, however often it was carried over: each with the one of these that it goes back to. */
export async function itemsCarrying(db: Db | Tx, items: ItemId[]): Promise<Map<ItemId, ItemId>> {
  const found = new Map<ItemId, ItemId>()
  let from = new Map(items.map((item) => [item, item]))
  while (from.size > 0) {
    const rows = await db
      .select({ id: agendaItem.id, carriedFrom: agendaItem.carriedFrom })
      .from(agendaItem)
      .where(inArray(agendaItem.carriedFrom, [...from.keys()]))
    const next = new Map(rows.map(({ id, carriedFrom }) => [id, from.get(carriedFrom as ItemId) as ItemId]))
    for (const [later, first] of next) found.set(later, first)
    from = next
  }
  return found
}

/** The item whose matter each of these takes up, where it was carried over from: the very first one. */
export async function origins(db: Db | Tx, items: ItemId[]): Promise<Map<ItemId, ItemId>> {
  const first = new Map(items.map((item) => [item, item]))
  for (let asked = items; asked.length > 0; ) {
    const rows = await db
      .select({ id: agendaItem.id, carriedFrom: agendaItem.carriedFrom })
      .from(agendaItem)
      .where(and(inArray(agendaItem.id, asked), isNotNull(agendaItem.carriedFrom)))
    const before = new Map(rows.map(({ id, carriedFrom }) => [id, carriedFrom as ItemId]))
    for (const [item, at] of first) first.set(item, before.get(at) ?? at)
    asked = [...before.values()]
  }
  return first
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
