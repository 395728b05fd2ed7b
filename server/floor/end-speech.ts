import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { OnSpeech } from '../../app/wire/floor.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { endSpeech as end } from './effects.ts'
import { speechById } from './queries.ts'
import { steerFloor } from './steer-floor.ts'

/**
 * A speech is over: its speaker has finished, or an officer ends it, also one that a point of order has interrupted. Refused:
 * floor_not_speaking, and not_permitted to anybody else.
 */
export async function endSpeech(ctx: Ctx, given: Actor, input: OnSpeech): Promise<Result<{ seconds: number }>> {
  const actor = inMeeting(given, input.meetingId)
  const { meetingId, speechId } = input
  return steerFloor(ctx, actor, { act: 'floor.request', in: 'floor.end', input }, async (work, { meeting }) => {
    const speech = await speechById(work.tx, speechId)
    if (speech?.meetingId !== meetingId) return refuse('not_found')
    const own = mandateOf(actor, speech.seatId) !== undefined
    const denied = own ? null : permit(actor, 'floor.give', meeting.bodyId)
    if (denied) return denied
    if (speech.endedAt !== null) return refuse('floor_not_speaking')
    const spokenMs = await end(work, speech, { by: own ? 'self' : 'officer', cause: 'finished' })
    return ok({ seconds: Math.floor(spokenMs / 1000) })
  })
}
