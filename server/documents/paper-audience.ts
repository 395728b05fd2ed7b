import type { BodyId, ItemId, SeatId } from '../../app/wire/ids.ts'
import { seatsSeeing } from '../access/queries.ts'
import { officerSeats } from '../bodies/queries.ts'
import type { Work } from '../ledger/work.ts'

/** Who is told of a change to papers that members have not been given: the officers who see the item. */
export async function officersSeeing(work: Work, bodyId: BodyId, item: ItemId): Promise<SeatId[]> {
  const seeing = new Set(await seatsSeeing(work.tx, item))
  return (await officerSeats(work.tx, bodyId)).filter((seat) => seeing.has(seat))
}
