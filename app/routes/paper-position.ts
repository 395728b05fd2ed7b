import type { ActionFunctionArgs } from '@remix-run/node'
import { savePosition } from '../../server/documents/save-position.ts'
import { SavePosition } from '../wire/documents.ts'
import { statusOf } from '../wire/errors.ts'
import { readInput, requireActor } from './act.server.ts'

/** Sent by the reader with a plain fetch while it is read; no page follows it, so the answer is plain JSON. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const result = await savePosition(ctx, actor, await readInput(SavePosition, request))
  return Response.json(result, { status: result.ok ? 200 : statusOf(result.code) })
}
