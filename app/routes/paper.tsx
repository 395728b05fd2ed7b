import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { loadReader } from '../../server/documents/load-reader.ts'
import { Reader } from '../documents/reader.tsx'
import { FollowPill } from '../live/follow-pill.tsx'
import type { MeetingId, PaperId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const { meetingId, paperId } = params as { meetingId: MeetingId; paperId: PaperId }
  return pageOf(await loadReader(ctx, actor, { meetingId, paperId }))
}

export default function PaperRoute() {
  const data = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const pages = data.paper.sizes.length
  const named = Number(params.get('page'))
  // The address keeps up with the page, so the saved place within that page still counts.
  const saved = data.position ?? { page: 1, offset: 0 }
  const start = named >= 1 && named <= pages && named !== saved.page ? { page: named, offset: 0 } : saved
  return (
    <Reader
      key={data.paper.versionId}
      data={data}
      start={start}
      pill={({ versionId, page, goToPage, isPenDown, acts }) => (
        <FollowPill
          acts={acts}
          meetingId={data.meeting.id}
          versionId={versionId}
          page={page}
          onGoTo={goToPage}
          isPenDown={isPenDown}
        />
      )}
    />
  )
}
