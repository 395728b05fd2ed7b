import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { type Item, itemById } from '../agenda/queries.ts'
import { type SeatedIn, seatsIn } from '../bodies/deputy-queries.ts'
import type { Work } from '../ledger/work.ts'
import { meetingById } from '../meetings/queries.ts'
import { type Actor, inMeeting, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { type DeclaredInterest, interestOf } from './queries.ts'

export type InterestPlace = {
  item: Item
  seat: SeatedIn
  /** The actor's own seat; otherwise the secretary acts for its member. */
  own: boolean
  standing: DeclaredInterest | undefined
}

/**
 * Where an interest is declared or withdrawn, when this actor may: an item of an agenda that members were told of, and a seat
 * that attends. From its own member an item that their interest hides is not hidden here.
 */
export async function interestPlace(
  work: Work,
  given: Actor,
  { itemId, seatId }: { itemId: ItemId; seatId: SeatId },
): Promise<Result<InterestPlace>> {
  const item = await itemById(work.tx, itemId)
  if (!item) return refuse('not_found')
  const { bodyId, meetingId } = item
  const actor = inMeeting(given, meetingId)
  const own = mandateOf(actor, seatId) !== undefined
  const denied = permit(actor, own ? 'interest.declare' : 'interest.record', bodyId)
  if (denied) return denied
  const meeting = await meetingById(work.tx, meetingId)
  if (item.removed || !meeting) return refuse('not_found')
  const standing = await interestOf(work.tx, itemId, seatId)
  const level = await levelFor(work.tx, actor, bodyId, itemId)
  if (level === 'hidden' && !(own && standing)) return refuse('not_found')
  const allowed = applyAct(meeting.state, 'interest.declare')
  if (!allowed.ok) return allowed
  const seat = (await seatsIn(work.tx, meeting, work.at)).find((one) => one.id === seatId)
  if (!seat || seat.role === 'auditor') return refuse('not_found')
  return ok({ item, seat, own, standing })
}
