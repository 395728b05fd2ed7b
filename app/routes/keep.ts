import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { keepPack } from '../../server/documents/kept/keep-pack.ts'
import { offerPack } from '../../server/documents/kept/offer-pack.ts'
import type { MeetingId } from '../wire/ids.ts'
import { KeepPack } from '../wire/keeping.ts'
import { readInput, replyTo, requireActor } from './act.server.ts'

/** What a device would keep of a pack: asked with a plain fetch when its reader thinks of it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return replyTo(await offerPack(ctx, actor, params.meetingId as MeetingId))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(KeepPack, request)
  return replyTo(await keepPack(ctx, actor, { meetingId: params.meetingId as MeetingId, ...input }))
}
