import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadReplies } from '../../server/replies/load-replies.ts'
import { ReplyScreen } from '../replies/reply-screen.tsx'
import type { MeetingId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadReplies(ctx, actor, params.meetingId as MeetingId))
}

export default function ReplyRoute() {
  return <ReplyScreen page={useLoaderData<typeof loader>()} />
}
