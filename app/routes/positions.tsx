import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadPositions } from '../../server/positions/load-positions.ts'
import { PositionsScreen } from '../positions/positions-screen.tsx'
import type { MeetingId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadPositions(ctx, actor, params.meetingId as MeetingId))
}

export default function PositionsRoute() {
  return <PositionsScreen page={useLoaderData<typeof loader>()} />
}
