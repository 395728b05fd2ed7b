import type { LoaderFunctionArgs } from '@remix-run/node'
import { proveRecord } from '../../server/access-records/prove-record.ts'
import { replyTo, requireActor } from './act.server.ts'

/** What a member keeps of a record of theirs, as a file. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const proved = await proveRecord(ctx, actor, params.recordId ?? '')
  if (!proved.ok) return replyTo(proved)
  return new Response(`${JSON.stringify(proved.value, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': 'attachment; filename="access-proof.json"',
      'Cache-Control': 'no-store',
    },
  })
}
