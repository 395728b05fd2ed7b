import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadCirculation } from '../../server/reading/load-circulation.ts'
import { CirculationScreen } from '../reading/circulation-screen.tsx'
import type { MeetingId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadCirculation(ctx, actor, params.meetingId as MeetingId))
}

export default function CirculationRoute() {
  return <CirculationScreen page={useLoaderData<typeof loader>()} />
}
