import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadDecision } from '../../server/decisions/load-decision.ts'
import { DecisionScreen } from '../decisions/decision-screen.tsx'
import type { DecisionId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadDecision(ctx, actor, params.slug ?? '', params.decisionId as DecisionId))
}

export default function DecisionRoute() {
  return <DecisionScreen page={useLoaderData<typeof loader>()} />
}
