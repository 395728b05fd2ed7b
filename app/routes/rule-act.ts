import type { ActionFunctionArgs } from '@remix-run/node'
import { adoptRule } from '../../server/procedure/adopt-rule.ts'
import { discardRule } from '../../server/procedure/discard-rule.ts'
import { retireRule } from '../../server/procedure/retire-rule.ts'
import { saveRule } from '../../server/procedure/save-rule.ts'
import { assertNever } from '../rules/result.ts'
import { RuleAct } from '../wire/procedure.ts'
import { readInput, replyTo, requireActor } from './act.server.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(RuleAct, request)
  switch (input.act) {
    case 'rule.save':
      return replyTo<unknown>(await saveRule(ctx, actor, input))
    case 'rule.discard':
      return replyTo<unknown>(await discardRule(ctx, actor, input))
    case 'rule.adopt':
      return replyTo<unknown>(await adoptRule(ctx, actor, input))
    case 'rule.retire':
      return replyTo<unknown>(await retireRule(ctx, actor, input))
    default:
      return assertNever(input)
  }
}
