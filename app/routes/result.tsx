import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadResult } from '../../server/ballots/load-result.ts'
import { makeStatement } from '../../server/results/make-statement.ts'
import { raiseDispute } from '../../server/results/raise-dispute.ts'
import { settleDispute } from '../../server/results/settle-dispute.ts'
import { withdrawDispute } from '../../server/results/withdraw-dispute.ts'
import { ResultScreen } from '../ballots/result-screen.tsx'
import { assertNever } from '../rules/result.ts'
import type { VoteId } from '../wire/ids.ts'
import { ResultAct } from '../wire/results.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadResult(ctx, actor, params.voteId as VoteId))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(ResultAct, request)
  switch (input.act) {
    case 'dispute.raise':
      return answer(await raiseDispute(ctx, actor, input))
    case 'dispute.withdraw':
      return answer(await withdrawDispute(ctx, actor, input))
    case 'dispute.settle':
      return answer(await settleDispute(ctx, actor, input))
    case 'statement.make':
      return answer(await makeStatement(ctx, actor, input))
    default:
      return assertNever(input)
  }
}

export default function ResultRoute() {
  return <ResultScreen page={useLoaderData<typeof loader>()} />
}
