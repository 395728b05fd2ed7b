import type { ActionFunctionArgs } from '@remix-run/node'
import { castBallot } from '../../server/ballots/cast-ballot.ts'
import { CastBallot } from '../wire/ballots.ts'
import { readInput, replyTo, requireActor } from './act.server.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return replyTo(await castBallot(ctx, actor, await readInput(CastBallot, request)))
}
