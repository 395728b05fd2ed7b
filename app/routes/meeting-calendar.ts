import type { LoaderFunctionArgs } from '@remix-run/node'
import { loadMeetingCalendar } from '../../server/calendar/load-meeting-calendar.ts'
import { languageOf } from '../i18n/preferences.ts'
import type { MeetingId } from '../wire/ids.ts'
import { requireActor } from './act.server.ts'
import { calendarFile } from './calendar-file.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const loaded = await loadMeetingCalendar(ctx, actor, (params.meetingId ?? '') as MeetingId, languageOf(request))
  return calendarFile(loaded, 'meeting.ics')
}
