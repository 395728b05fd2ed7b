import { mayAsk } from '../../app/rules/floor.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { AskFloor } from '../../app/wire/floor.ts'
import type { AskId } from '../../app/wire/ids.ts'
import { floorAsk } from '../../db/schema/floor.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandateOf } from '../policies/actor.ts'
import { askFacts, lastPlaceOn } from './queries.ts'
import { steerFloor } from './steer-floor.ts'
import { takesPart } from './takes-part.ts'

/**
 * A member asks for the floor on the item under discussion, for a seat of their own; an officer for a member who has no device. Who
 * is recused from the item, or from whom it is kept, takes no part in its discussion and raises no point of order in it. Refused: not_checked_in,
 * floor_no_part, floor_already_asked, floor_voting, floor_list_closed, floor_nothing_to_reply.
 */
export async function askFloor(ctx: Ctx, given: Actor, input: AskFloor): Promise<Result<{ askId: AskId }>> {
  const actor = inMeeting(given, input.meetingId)
  const { seatId, kind, meetingId } = input
  const own = mandateOf(actor, seatId) !== undefined
  const act = own ? 'floor.request' : 'floor.record'
  return steerFloor(ctx, actor, { act, in: 'floor.request', input }, async (work, { meeting, itemId }) => {
    if (!(await presentSeats(work.tx, meetingId)).includes(seatId)) return refuse('not_checked_in')
    if (!(await takesPart(work.tx, seatId, itemId))) return refuse('floor_no_part')
    const voting = (await openVoteOfMeeting(work.tx, meetingId)) !== undefined
    const allowed = mayAsk(kind, await askFacts(work.tx, { meetingId, itemId, seatId, kind, voting }))
    if (!allowed.ok) return allowed
    const askId = ctx.id() as AskId
    await work.tx.insert(floorAsk).values({
      id: askId,
      bodyId: meeting.bodyId,
      meetingId,
      itemId,
      seatId,
      kind,
      place: 1 + (await lastPlaceOn(work.tx, itemId)),
      askedAt: work.at,
      by: own ? 'self' : 'officer',
      state: 'waiting',
    })
    work.change('floor', meetingId, { item: itemId })
    return ok({ askId })
  })
}
