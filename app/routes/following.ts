import type { LoaderFunctionArgs } from '@remix-run/node'
import { loadFollowing } from '../../server/identity/load-following.ts'
import type { BodyId } from '../wire/ids.ts'
import { replyTo, requireActor } from './act.server.ts'

/** What a device asks for when it opens, to see that a body's ledger only grew since it last looked. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const from = Number(new URL(request.url).searchParams.get('from') ?? '0')
  return replyTo(await loadFollowing(ctx, actor, params.bodyId as BodyId, Number.isSafeInteger(from) ? from : 0))
}
