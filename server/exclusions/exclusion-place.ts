import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId, SeatId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { type Item, itemById } from '../agenda/queries.ts'
import { electsIn } from '../ballots/queries.ts'
import { type SeatedPerson, seatsOf } from '../bodies/queries.ts'
import type { Work } from '../ledger/work.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { type Exclusion, exclusionOf } from './queries.ts'

export type ExclusionPlace = { item: Item; seat: SeatedPerson; standing: Exclusion | undefined }

/**
 * Where an officer keeps an item from a seat or gives it back: an item they see themselves, and a seat that attends and is not
 * their own. While a vote is open on the item nobody who has a vote in it is shut out or let in, by whatever seat: an exclusion is the
 * person's.
 */
export async function exclusionPlace(
  work: Work,
  actor: Actor,
  { itemId, seatId }: { itemId: ItemId; seatId: SeatId },
): Promise<Result<ExclusionPlace>> {
  const item = await itemById(work.tx, itemId)
  if (!item || item.removed) return refuse('not_found')
  const denied = permit(actor, 'seat.exclude', item.bodyId)
  if (denied) return denied
  if ((await levelFor(work.tx, actor, item.bodyId, itemId)) !== 'visible') return refuse('not_found')
  const seats = await seatsOf(work.tx, item.bodyId, work.at)
  const seat = seats.find((one) => one.id === seatId)
  if (!seat || seat.role === 'auditor') return refuse('not_found')
  if (seat.personId === actor.personId) return refuse('exclusion_own')
  const theirs = seats.filter(({ personId }) => personId !== null && personId === seat.personId).map(({ id }) => id)
  if (await electsIn(work.tx, [seatId, ...theirs], [itemId])) return refuse('access_vote_open')
  return ok({ item, seat, standing: await exclusionOf(work.tx, itemId, seatId) })
}
