import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadVote } from '../../server/ballots/load-vote.ts'
import { VoteScreen } from '../ballots/vote-screen.tsx'
import type { VoteId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadVote(ctx, actor, params.voteId as VoteId))
}

export default function VoteRoute() {
  return <VoteScreen sheet={useLoaderData<typeof loader>()} />
}
