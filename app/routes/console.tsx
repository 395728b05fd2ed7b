import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadConsole } from '../../server/meetings/load-console.ts'
import { ConsoleScreen } from '../live/console-screen.tsx'
import type { MeetingId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadConsole(ctx, actor, params.meetingId as MeetingId))
}

export default function ConsoleRoute() {
  return <ConsoleScreen console={useLoaderData<typeof loader>()} />
}
