import { ok, type Result } from '../../app/rules/result.ts'
import type { OnAsk } from '../../app/wire/floor.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandateOf } from '../policies/actor.ts'
import { endAsk } from './end-ask.ts'
import { steerFloor } from './steer-floor.ts'

/** A member no longer wishes to speak. Refused: not_found for somebody else's request, floor_not_waiting. */
export async function withdrawAsk(ctx: Ctx, given: Actor, input: OnAsk): Promise<Result<object>> {
  const actor = inMeeting(given, input.meetingId)
  return steerFloor(ctx, actor, { act: 'floor.request', in: 'floor.end', input }, async (work, { itemId }) => {
    const ended = await endAsk(work, { ...input, itemId }, 'withdrawn', ({ seatId }) => !!mandateOf(actor, seatId))
    return ended ?? ok({})
  })
}
