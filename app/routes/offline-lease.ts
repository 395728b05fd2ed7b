import type { ActionFunctionArgs } from '@remix-run/node'
import { askLease } from '../../server/documents/kept/ask-lease.ts'
import { AskLease } from '../wire/keeping.ts'
import { readInput, replyTo } from './act.server.ts'

/** Asked by a device that keeps packs, also while nobody is signed in on it. */
export async function action({ request, context }: ActionFunctionArgs) {
  return replyTo(await askLease(context.ctx, context.actor, await readInput(AskLease, request)))
}
