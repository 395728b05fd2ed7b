import type { ActionFunctionArgs } from '@remix-run/node'
import { approveKey } from '../../server/identity/approve-key.ts'
import { confirmKey } from '../../server/identity/confirm-key.ts'
import { refuseKey } from '../../server/identity/refuse-key.ts'
import { revokeKey } from '../../server/identity/revoke-key.ts'
import { refuse } from '../rules/result.ts'
import { ApproveKey, ConfirmKey, RefuseKey, RevokeKey } from '../wire/keys.ts'
import { readInput, replyTo, requireActor } from './act.server.ts'

/** What is done with keys that are there: one address an act, one command each. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  switch (params.act) {
    case 'confirm':
      return replyTo(await confirmKey(ctx, actor, await readInput(ConfirmKey, request)))
    case 'refuse':
      return replyTo(await refuseKey(ctx, actor, await readInput(RefuseKey, request)))
    case 'approve':
      return replyTo(await approveKey(ctx, actor, await readInput(ApproveKey, request)))
    case 'revoke':
      return replyTo(await revokeKey(ctx, actor, await readInput(RevokeKey, request)))
    default:
      return replyTo(refuse('not_found'))
  }
}
