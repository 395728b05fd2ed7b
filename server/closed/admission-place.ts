import { staysInside } from '../../app/rules/closed-part.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { type Item, itemById } from '../agenda/queries.ts'
import { seatsOf } from '../bodies/queries.ts'
import type { Work } from '../ledger/work.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { closedAmong } from './closed-queries.ts'
import { type Admission, admissionOf } from './queries.ts'

/** Where an officer admits a seat that would have to leave, or sends it out: to a closed item that they see themselves. */
export async function admissionPlace(
  work: Work,
  given: Actor,
  { itemId, seatId }: { itemId: ItemId; seatId: SeatId },
): Promise<Result<{ item: Item; standing: Admission | undefined }>> {
  const item = await itemById(work.tx, itemId)
  if (!item || item.removed) return refuse('not_found')
  const actor = inMeeting(given, item.meetingId)
  const denied = permit(actor, 'closed.admit', item.bodyId)
  if (denied) return denied
  if ((await levelFor(work.tx, actor, item.bodyId, itemId)) !== 'visible') return refuse('not_found')
  const seat = (await seatsOf(work.tx, item.bodyId, work.at)).find((one) => one.id === seatId)
  if (!seat) return refuse('not_found')
  if (staysInside(seat)) return refuse('closed_inside')
  if (!(await closedAmong(work.tx, [itemId])).has(itemId)) return refuse('closed_item_open')
  return ok({ item, standing: await admissionOf(work.tx, itemId, seatId) })
}
