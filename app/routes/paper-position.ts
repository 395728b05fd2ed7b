import type { ActionFunctionArgs } from '@remix-run/node'
import { savePosition } from '../../server/documents/save-position.ts'
import { SavePosition } from '../wire/documents.ts'
import { answer, readInput, requireActor } from './act.server.ts'

/** Sent by the reader while it is read; no page follows it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return answer(await savePosition(ctx, actor, await readInput(SavePosition, request)))
}
