import type { ActionFunctionArgs } from '@remix-run/node'
import { admitSeat } from '../../server/closed/admit-seat.ts'
import { closeSitting } from '../../server/closed/close-sitting.ts'
import { reopenSitting } from '../../server/closed/reopen-sitting.ts'
import { sendOutSeat } from '../../server/closed/send-out-seat.ts'
import { assertNever } from '../rules/result.ts'
import { ClosedAct } from '../wire/closed.ts'
import { answer, readInput, requireActor } from './act.server.ts'

/** The closed part of a meeting: the sitting closed and reopened, somebody admitted to an item or sent out. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(ClosedAct, request)
  switch (input.act) {
    case 'close':
      return answer(await closeSitting(ctx, actor, input))
    case 'reopen':
      return answer(await reopenSitting(ctx, actor, input))
    case 'admit':
      return answer(await admitSeat(ctx, actor, input))
    case 'send_out':
      return answer(await sendOutSeat(ctx, actor, input))
    default:
      return assertNever(input)
  }
}
