import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadRuleBook } from '../../server/procedure/load-rule-book.ts'
import { RuleBookScreen } from '../procedure/rule-book-screen.tsx'
import { pageOf, requireActor } from './act.server.ts'

export const handle = { pageTitle: 'procedure:title' }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadRuleBook(ctx, actor, params.slug ?? ''))
}

export default function RulesRoute() {
  return <RuleBookScreen page={useLoaderData<typeof loader>()} />
}
