import type { ActionFunctionArgs } from '@remix-run/node'
import { renamePaper } from '../../server/documents/rename-paper.ts'
import { RenamePaper } from '../wire/documents.ts'
import { answer, readInput, requireActor } from './act.server.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return answer(await renamePaper(ctx, actor, await readInput(RenamePaper, request)))
}
