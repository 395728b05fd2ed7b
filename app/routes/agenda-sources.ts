import type { LoaderFunctionArgs } from '@remix-run/node'
import { loadSources } from '../../server/agenda/load-sources.ts'
import type { MeetingId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

/** What an agenda may be begun with, asked for when its dialog opens. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadSources(ctx, actor, params.meetingId as MeetingId))
}
