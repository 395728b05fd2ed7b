import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadMemberSitting } from '../../server/meetings/load-member-sitting.ts'
import { SittingScreen } from '../live/sitting-screen.tsx'
import type { MeetingId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadMemberSitting(ctx, actor, params.meetingId as MeetingId))
}

export default function SittingRoute() {
  return <SittingScreen sitting={useLoaderData<typeof loader>()} />
}
