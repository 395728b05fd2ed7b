import type { ActionFunctionArgs } from '@remix-run/node'
import { followUp } from '../../server/decisions/follow-up.ts'
import { addAction, editAction, reportAction } from '../../server/decisions/keep-action.ts'
import { registerDecisions } from '../../server/decisions/register-decisions.ts'
import { issueExtract } from '../../server/extracts/issue-extract.ts'
import { signExtract } from '../../server/extracts/sign-extract.ts'
import { assertNever, type Result } from '../rules/result.ts'
import { DecisionAct } from '../wire/decisions.ts'
import { answer, readInput, requireActor } from './act.server.ts'

/** What is done in the register: one address, a command for each act. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(DecisionAct, request)
  const perform = (): Promise<Result<unknown>> => {
    switch (input.act) {
      case 'register':
        return registerDecisions(ctx, actor, input)
      case 'add':
        return addAction(ctx, actor, input)
      case 'edit':
        return editAction(ctx, actor, input)
      case 'report':
        return reportAction(ctx, actor, input)
      case 'issue_extract':
        return issueExtract(ctx, actor, input)
      case 'sign_extract':
        return signExtract(ctx, actor, input)
      case 'follow_up':
        return followUp(ctx, actor, input)
      default:
        return assertNever(input)
    }
  }
  return answer(await perform())
}
