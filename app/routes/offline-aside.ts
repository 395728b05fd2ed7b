import type { ActionFunctionArgs } from '@remix-run/node'
import { setAside } from '../../server/annotations/set-aside.ts'
import { SetAside } from '../wire/keeping.ts'
import { readInput, replyTo, requireActor } from './act.server.ts'

/** Where a device brings its member's notes whose layer does not take them any more. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return replyTo(await setAside(ctx, actor, await readInput(SetAside, request)))
}
