import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import type { MailLanguage } from '../../app/wire/mail.ts'
import { publication } from '../agenda/queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { buildCalendar } from './build-calendar.ts'
import { calendarMeeting } from './queries.ts'

/** One meeting as a file for a calendar program, as it was last published. */
export async function loadMeetingCalendar(
  ctx: Ctx,
  actor: Actor,
  meetingId: MeetingId,
  language: MailLanguage,
): Promise<Result<string>> {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const denied = permit(actor, 'meeting.read', meeting.bodyId)
  if (denied) return denied
  const [told, body] = [await publication(ctx.db, meetingId), await bodyById(ctx.db, meeting.bodyId)]
  if (!told || !body) return refuse('not_found')
  const off = meeting.state === 'postponed' || meeting.state === 'cancelled' ? meeting.state : null
  const event = calendarMeeting({ ctx, body, meeting, told, language, off })
  return ok(buildCalendar(event.body, [event], body.zone))
}
