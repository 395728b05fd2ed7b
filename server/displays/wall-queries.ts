// Which items may stand on the wall. Everybody in the room reads it, so an item is shown only if nobody there is to be kept from
// it: neither a seat that votes nor anybody checked in may be excluded or below its classification. A declared interest takes a
// vote away and closes the member's own tablet, but whoever declared it knows of the item and is asked to leave the room: it
// does not empty the wall for the others. What is dealt with in a closed part never stands there, nor does anything while one is held. Source: spec "During" (room display); docs/decisions/room-display.md.
import type { ItemId } from '../../app/wire/ids.ts'
import { seatsKeptFrom } from '../access/judge-access.ts'
import { seatsIn } from '../bodies/deputy-queries.ts'
import { closedAmong } from '../closed/closed-queries.ts'
import { runningPart } from '../closed/queries.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'

export async function mayHang(ctx: Ctx, meeting: Meeting, itemId: ItemId): Promise<boolean> {
  if ((await closedAmong(ctx.db, [itemId])).has(itemId) || (await runningPart(ctx.db, meeting.id))) return false
  const now = ctx.clock()
  const kept = await seatsKeptFrom(ctx.db, meeting.bodyId, itemId, now)
  const here = new Set(await presentSeats(ctx.db, meeting.id))
  const seats = (await seatsIn(ctx.db, meeting, now)).filter(({ role }) => role !== 'auditor')
  return !seats.some((seat) => kept.has(seat.id) && ((seat.votes && seat.personId !== null) || here.has(seat.id)))
}
