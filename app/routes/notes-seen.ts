import type { ActionFunctionArgs } from '@remix-run/node'
import { markNotesSeen } from '../../server/annotations/mark-notes-seen.ts'
import { MarkNotesSeen } from '../wire/annotations.ts'
import { statusOf } from '../wire/errors.ts'
import { readInput, requireActor } from './act.server.ts'

/** Sent by the reader with a plain fetch while notes are read; no page follows it, so the answer is plain JSON. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const result = await markNotesSeen(ctx, actor, await readInput(MarkNotesSeen, request))
  return Response.json(result, { status: result.ok ? 200 : statusOf(result.code) })
}
