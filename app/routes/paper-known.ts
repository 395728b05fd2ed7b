import type { ActionFunctionArgs } from '@remix-run/node'
import { markVersionKnown } from '../../server/documents/mark-version-known.ts'
import { MarkVersionKnown } from '../wire/documents.ts'
import { readInput, replyTo, requireActor } from './act.server.ts'

/** Sent with a plain fetch once the changes of a version were looked at. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return replyTo(await markVersionKnown(ctx, actor, await readInput(MarkVersionKnown, request)))
}
