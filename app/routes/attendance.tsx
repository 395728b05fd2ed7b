import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadAttendance } from '../../server/meetings/load-attendance.ts'
import { AttendanceScreen } from '../live/attendance-screen.tsx'
import type { MeetingId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadAttendance(ctx, actor, params.meetingId as MeetingId))
}

export default function AttendanceRoute() {
  return <AttendanceScreen page={useLoaderData<typeof loader>()} />
}
