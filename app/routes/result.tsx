import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadResult } from '../../server/ballots/load-result.ts'
import { ResultScreen } from '../ballots/result-screen.tsx'
import type { VoteId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadResult(ctx, actor, params.voteId as VoteId))
}

export default function ResultRoute() {
  return <ResultScreen page={useLoaderData<typeof loader>()} />
}
