import type { ActionFunctionArgs } from '@remix-run/node'
import { removePaper } from '../../server/documents/remove-paper.ts'
import { RemovePaper } from '../wire/documents.ts'
import { answer, readInput, requireActor } from './act.server.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return answer(await removePaper(ctx, actor, await readInput(RemovePaper, request)))
}
