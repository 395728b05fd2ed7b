import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadDecisions } from '../../server/decisions/load-decisions.ts'
import { DecisionsScreen } from '../decisions/decisions-screen.tsx'
import { DecisionQuery } from '../wire/decisions.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const query = DecisionQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return pageOf(await loadDecisions(ctx, actor, params.slug ?? '', query))
}

export default function DecisionsRoute() {
  return <DecisionsScreen page={useLoaderData<typeof loader>()} />
}
