import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadPaperRecords } from '../../server/access-records/load-paper-records.ts'
import { PaperRecordsScreen } from '../access/paper-records-screen.tsx'
import type { MeetingId, PaperId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const { meetingId, paperId } = params as { meetingId: MeetingId; paperId: PaperId }
  return pageOf(await loadPaperRecords(ctx, actor, { meetingId, paperId }))
}

export default function PaperRecordsRoute() {
  return <PaperRecordsScreen page={useLoaderData<typeof loader>()} />
}
