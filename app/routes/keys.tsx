import type { ActionFunctionArgs } from '@remix-run/node'
import { enrolKey } from '../../server/identity/enrol-key.ts'
import { EnrolKey } from '../wire/ballots.ts'
import { readInput, replyTo, requireActor } from './act.server.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return replyTo(await enrolKey(ctx, actor, await readInput(EnrolKey, request)))
}
