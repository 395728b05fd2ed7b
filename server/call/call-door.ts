import { callOpen, callPlaceOf } from '../../app/rules/call-place.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'

/** The meeting, when this person may be in its call now. */
export async function callDoor(ctx: Ctx, actor: Actor, meetingId: MeetingId): Promise<Result<Meeting>> {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const denied = permit(inMeeting(actor, meeting.id), 'call.join', meeting.bodyId)
  if (denied) return denied
  // Of a draft nobody was told.
  if (meeting.state === 'draft') return refuse('not_found')
  if (callPlaceOf(meeting).way !== 'page') return refuse('call_none')
  return callOpen(meeting, ctx.clock()) ? ok(meeting) : refuse('call_closed')
}
