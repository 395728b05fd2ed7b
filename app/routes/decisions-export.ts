import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportDecisions } from '../../server/decisions/export-decisions.ts'
import { statusOf } from '../wire/errors.ts'
import { requireActor } from './act.server.ts'

/** The register as a file, `?format=csv` or `json`. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const format = new URL(request.url).searchParams.get('format') === 'json' ? 'json' : 'csv'
  const made = await exportDecisions(ctx, actor, params.slug ?? '', format)
  if (!made.ok) return Response.json({ ...made }, { status: statusOf(made.code) })
  const { name, type, bytes } = made.value
  return new Response(bytes as BodyInit, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'content-length': String(bytes.length),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
