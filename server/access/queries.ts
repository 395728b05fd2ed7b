// What a person may see of items: every list, page and socket asks here or joins the same table.
import { and, eq, inArray } from 'drizzle-orm'
import type { BodyId, ItemId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { itemAccess } from '../../db/schema/access.ts'
import { meetingsOfItems } from '../agenda/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { type Actor, type AnyActor, isPerson, mandatesIn } from '../policies/actor.ts'
import type { ItemLevel, LevelReason, Standing } from '../policies/item-level.ts'

export type { Standing }

const ORDER: ItemLevel[] = ['hidden', 'title', 'visible']
/** What is about the person, and so wins over every other seat of theirs. */
const MASKS: LevelReason[] = ['interest', 'excluded']

/**
 * The level of each item for this person. Someone with two seats sees what either of them sees, unless one is masked by a
 * declared interest or an exclusion: these belong to the person, so they win over every other seat.
 */
export async function levelsFor(
  db: Db | Tx,
  actor: Actor,
  bodyId: BodyId,
  items: ItemId[],
): Promise<Map<ItemId, ItemLevel>> {
  const standings = await standingsFor(db, actor, bodyId, items)
  return new Map([...standings].map(([item, { level }]) => [item, level]))
}

/** The same with the reason of each. */
export async function standingsFor(
  db: Db | Tx,
  actor: Actor,
  bodyId: BodyId,
  items: ItemId[],
): Promise<Map<ItemId, Standing>> {
  const deputies = actor.deputies.filter((held) => held.bodyId === bodyId)
  const lent = new Set(deputies.map(({ mandateId }) => mandateId))
  const own = new Set(
    mandatesIn(actor, bodyId).flatMap(({ mandateId, seatId }) => (lent.has(mandateId) ? [] : [seatId])),
  )
  const seats = [...own, ...deputies.map(({ seatId }) => seatId)]
  const standings = new Map<ItemId, Standing>(items.map((item) => [item, { level: 'hidden', reason: 'role' }]))
  if (seats.length === 0 || items.length === 0) return standings
  const rows = await db
    .select()
    .from(itemAccess)
    .where(and(inArray(itemAccess.itemId, items), inArray(itemAccess.seatId, seats)))
  // By a seat that is another's a deputy sees the items of their meeting, and none besides.
  const meetings = deputies.length > 0 ? await meetingsOfItems(db, items) : new Map<ItemId, MeetingId>()
  const counts = ({ itemId, seatId }: { itemId: ItemId; seatId: SeatId }) =>
    own.has(seatId) || deputies.some((held) => held.seatId === seatId && held.meetingId === meetings.get(itemId))
  for (const item of items) standings.set(item, standingOf(rows.filter((row) => row.itemId === item && counts(row))))
  return standings
}

/** Those of these items that this actor sees whole; for the house's own acts, all of them. */
export async function itemsSeen(
  db: Db | Tx,
  actor: AnyActor,
  bodyId: BodyId,
  items: ItemId[],
): Promise<ReadonlySet<ItemId>> {
  if (!isPerson(actor)) return new Set(items)
  const levels = await levelsFor(db, actor, bodyId, items)
  return new Set(items.filter((item) => levels.get(item) === 'visible'))
}

/** Hidden because it is dealt with in a closed part: its number may be told, and nothing else of it. */
export const isShut = (standing: Standing | undefined): boolean =>
  standing?.level === 'hidden' && standing.reason === 'closed'

/** What all the seats of one person come to for one item. */
function standingOf(rows: readonly Standing[]): Standing {
  const masks = rows.filter(({ reason }) => MASKS.includes(reason))
  const strictest = masks.sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level))[0]
  const best = [...rows].sort((a, b) => ORDER.indexOf(b.level) - ORDER.indexOf(a.level))[0]
  const { level, reason } = strictest ?? best ?? { level: 'hidden', reason: 'role' }
  return { level, reason }
}

/** The same of many people for each of these items, by the seats that each of them holds: one question for all. */
export async function standingsOf<Key extends string = PersonId>(
  db: Db | Tx,
  people: ReadonlyMap<Key, readonly SeatId[]>,
  items: ItemId[],
): Promise<Map<Key, Map<ItemId, Standing>>> {
  const rows = items.length === 0 ? [] : await db.select().from(itemAccess).where(inArray(itemAccess.itemId, items))
  const bySeat = Map.groupBy(rows, ({ seatId }) => seatId)
  return new Map(
    [...people].map(([person, seats]) => {
      const mine = Map.groupBy(
        seats.flatMap((seat) => bySeat.get(seat) ?? []),
        ({ itemId }) => itemId,
      )
      return [person, new Map(items.map((item) => [item, standingOf(mine.get(item) ?? [])]))]
    }),
  )
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

/** Seats whose own interest or exclusion hides an item from them: their person hears nothing of it by any other seat either. */
export async function seatsMasked(db: Db | Tx, item: ItemId): Promise<SeatId[]> {
  const rows = await db
    .select({ seatId: itemAccess.seatId })
    .from(itemAccess)
    .where(and(eq(itemAccess.itemId, item), eq(itemAccess.level, 'hidden'), inArray(itemAccess.reason, MASKS)))
  return rows.map((row) => row.seatId)
}

/** Seats from which an exclusion or their clearance keeps an item: those that have a vote on it cannot read what is voted on. */
export async function seatsShutOut(db: Db | Tx, item: ItemId): Promise<SeatId[]> {
  const rows = await db
    .select({ seatId: itemAccess.seatId })
    .from(itemAccess)
    .where(and(eq(itemAccess.itemId, item), inArray(itemAccess.reason, ['excluded', 'classification'])))
  return rows.map((row) => row.seatId)
}
