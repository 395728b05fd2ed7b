import type { LoaderFunctionArgs } from '@remix-run/node'
import { findInPack } from '../../server/documents/find-in-pack.ts'
import { FindInPack } from '../wire/documents.ts'
import type { MeetingId } from '../wire/ids.ts'
import { replyTo, requireActor } from './act.server.ts'

/** What the reader asks for when the whole pack is searched. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const asked = FindInPack.safeParse({ query: new URL(request.url).searchParams.get('query') })
  if (!asked.success) return replyTo({ ok: false, code: 'input_malformed' })
  return replyTo(await findInPack(ctx, actor, { meetingId: params.meetingId as MeetingId, ...asked.data }))
}
