// What each seat of a body sees of its items, by the one rule: for the table that every query follows, for whoever checks that
// table, and for the page that shows before publishing what publishing would do.
import { staysInside } from '../../app/rules/closed-part.ts'
import type { BodyId, ItemId, SeatId } from '../../app/wire/ids.ts'
import { itemsForAccess } from '../agenda/queries.ts'
import { bodyById, seatsOf } from '../bodies/queries.ts'
import { admissionsIn, closuresOf } from '../closed/queries.ts'
import { exclusionsIn } from '../exclusions/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { itemLevel, type Standing } from '../policies/item-level.ts'

export type Judged = Standing & { itemId: ItemId; seatId: SeatId }

/** `when` is as things stand, or as they would once the agenda as it is drafted were published. */
export const judgeAccess = async (
  db: Db | Tx,
  bodyId: BodyId,
  items: ItemId[],
  at: Date,
  when: 'now' | 'published' = 'now',
): Promise<Judged[]> => judge(db, bodyId, items, at, when, items.length === 0 ? [] : await interestsIn(db, items))

/** Seats that would not read the item in full even if no interest of theirs stood in the way. */
export async function seatsKeptFrom(db: Db | Tx, bodyId: BodyId, item: ItemId, at: Date): Promise<Set<SeatId>> {
  const judged = await judge(db, bodyId, [item], at, 'now', [])
  return new Set(judged.filter(({ level }) => level !== 'visible').map(({ seatId }) => seatId))
}

async function judge(
  db: Db | Tx,
  bodyId: BodyId,
  items: ItemId[],
  at: Date,
  when: 'now' | 'published',
  declared: { itemId: ItemId; seatId: SeatId }[],
): Promise<Judged[]> {
  if (items.length === 0) return []
  const body = await bodyById(db, bodyId)
  if (!body) throw new Error(`No body ${bodyId}`)
  const seats = await seatsOf(db, bodyId, at)
  const facts = await itemsForAccess(db, items, when)
  const places = (rows: { itemId: ItemId; seatId: SeatId }[]) =>
    new Set(rows.map(({ itemId, seatId }) => `${itemId} ${seatId}`))
  const interests = places(declared)
  const exclusions = places(await exclusionsIn(db, items))
  const admitted = places(await admissionsIn(db, items))
  const closures = await closuresOf(db, items)
  return facts.flatMap(({ id, ...told }) => {
    const decided = closures.get(id)
    const item = { ...told, closed: decided === undefined ? told.closed : decided === 'closed' }
    return seats.map((seat) => {
      const place = `${id} ${seat.id}`
      const inside = staysInside(seat) || admitted.has(place)
      const stands = { interest: interests.has(place), excluded: exclusions.has(place), inside }
      const { role, clearance } = seat
      return { itemId: id, seatId: seat.id, ...itemLevel(item, { role, clearance, ...stands }, body.settings) }
    })
  })
}
