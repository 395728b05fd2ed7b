import type { LoaderFunctionArgs } from '@remix-run/node'
import { loadStrip } from '../../server/meetings/load-strip.ts'
import type { MeetingId } from '../wire/ids.ts'
import { replyTo, requireActor } from './act.server.ts'

/** What an open paper asks for, whenever something changed, to say how the sitting stands. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return replyTo(await loadStrip(ctx, actor, params.meetingId as MeetingId))
}
