import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadAudit } from '../../server/ledger/load-audit.ts'
import { AuditScreen } from '../audit/audit-screen.tsx'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const vote = new URL(request.url).searchParams.get('vote')
  return pageOf(await loadAudit(ctx, actor, params.slug ?? '', vote))
}

export default function LedgerRoute() {
  return <AuditScreen page={useLoaderData<typeof loader>()} />
}
