import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { correctInterest } from '../../server/interests/correct-interest.ts'
import { declareInterest } from '../../server/interests/declare-interest.ts'
import { withdrawInterest } from '../../server/interests/withdraw-interest.ts'
import { assertNever } from '../rules/result.ts'
import { InterestAct } from '../wire/interests.ts'
import { answer, readInput, requireActor } from './act.server.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(InterestAct, request)
  switch (input.act) {
    case 'declare':
      return answer(await declareInterest(ctx, actor, input))
    case 'withdraw':
      return answer(await withdrawInterest(ctx, actor, input))
    case 'correct':
      return answer(await correctInterest(ctx, actor, input))
    default:
      return assertNever(input)
  }
}

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.meetingId}`)
