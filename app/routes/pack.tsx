import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadPack } from '../../server/meetings/load-pack.ts'
import { PackScreen } from '../meetings/pack-screen.tsx'
import type { MeetingId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadPack(ctx, actor, params.meetingId as MeetingId))
}

export default function PackRoute() {
  return <PackScreen pack={useLoaderData<typeof loader>()} />
}
