import type { ActionFunctionArgs } from '@remix-run/node'
import { endDeputy } from '../../server/bodies/end-deputy.ts'
import { nameDeputy } from '../../server/bodies/name-deputy.ts'
import { giveReply } from '../../server/replies/give-reply.ts'
import { remindUnanswered } from '../../server/replies/remind-unanswered.ts'
import { assertNever } from '../rules/result.ts'
import { ReplyAct } from '../wire/replies.ts'
import { answer, readInput, requireActor } from './act.server.ts'

/** What is done about the replies to a meeting's invitation. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(ReplyAct, request)
  switch (input.act) {
    case 'give':
      return answer(await giveReply(ctx, actor, input))
    case 'remind':
      return answer(await remindUnanswered(ctx, actor, input))
    case 'name_deputy':
      return answer(await nameDeputy(ctx, actor, input))
    case 'end_deputy':
      return answer(await endDeputy(ctx, actor, input))
    default:
      return assertNever(input)
  }
}
