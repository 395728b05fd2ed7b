import type { ActionFunctionArgs } from '@remix-run/node'
import { reportReading } from '../../server/reading/report-reading.ts'
import { ReportReading } from '../wire/reading.ts'
import { readInput, replyTo, requireActor } from './act.server.ts'

/** Sent by the reader with a plain fetch while it is read, and by a device that was away once it is back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return replyTo(await reportReading(ctx, actor, await readInput(ReportReading, request)))
}
