import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportBySlug } from '../../server/ledger/export-bundle.ts'
import { pageOf, requireActor } from './act.server.ts'

/** The evidence of a body's ledger as a file: what the audit screen checks, and what an auditor takes away. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const { bytes, fileName } = pageOf(await exportBySlug(ctx, actor, params.slug ?? ''))
  return new Response(bytes as BodyInit, {
    headers: {
      'content-type': 'application/x-tar',
      'content-disposition': `attachment; filename="${fileName}"`,
      'content-length': String(bytes.length),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
