import type { ItemId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { standingsOf } from '../access/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import type { Tx } from '../platform/context.ts'

/** False for a seat that is recused from the item, or from which it is kept: it says nothing on it. */
export async function takesPart(tx: Tx, seatId: SeatId, itemId: ItemId): Promise<boolean> {
  if ((await interestsIn(tx, [itemId])).some((one) => one.seatId === seatId)) return false
  // Asked of the seat alone, whoever sits there and whatever else they hold.
  const alone = seatId as string as PersonId
  const standings = await standingsOf(tx, new Map([[alone, [seatId]]]), [itemId])
  return standings.get(alone)?.get(itemId)?.level !== 'hidden'
}
