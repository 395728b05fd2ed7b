import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadRuleBuilder } from '../../server/procedure/load-rule-builder.ts'
import { RuleBuilderScreen } from '../procedure/rule-builder-screen.tsx'
import { pageOf, requireActor } from './act.server.ts'

export const handle = { pageTitle: 'procedure:builder.title' }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const from = new URL(request.url).searchParams.get('from')
  return pageOf(await loadRuleBuilder(ctx, actor, params.slug ?? '', params.ruleId ?? '', from))
}

export default function RuleBuilderRoute() {
  return <RuleBuilderScreen page={useLoaderData<typeof loader>()} />
}
