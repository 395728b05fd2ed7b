import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportBySlug } from '../../server/ledger/export-bundle.ts'
import { statusOf } from '../wire/errors.ts'
import { requireActor } from './act.server.ts'

/** The evidence of a body's ledger as a file: what the audit screen checks, and what an auditor takes away. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const exported = await exportBySlug(ctx, actor, params.slug ?? '')
  // A file's address is asked from outside the pages too: its refusal is plain JSON.
  if (!exported.ok) return Response.json({ ...exported }, { status: statusOf(exported.code) })
  const { bytes, fileName } = exported.value
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
