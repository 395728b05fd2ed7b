import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { declareInterest } from '../../server/interests/declare-interest.ts'
import { DeclareInterest } from '../wire/interests.ts'
import { answer, readInput, requireActor } from './act.server.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return answer(await declareInterest(ctx, actor, await readInput(DeclareInterest, request)))
}

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.meetingId}`)
