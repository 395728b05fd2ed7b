import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { loadReader } from '../../server/documents/load-reader.ts'
import { NewerVersion } from '../documents/newer-version.tsx'
import { Reader } from '../documents/reader.tsx'
import { usePinned } from '../documents/use-pinned.ts'
import { FollowPill } from '../live/follow-pill.tsx'
import type { MeetingId, PaperId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const { meetingId, paperId } = params as { meetingId: MeetingId; paperId: PaperId }
  const named = Number(new URL(request.url).searchParams.get('version'))
  const version = Number.isInteger(named) && named > 0 ? named : undefined
  return pageOf(await loadReader(ctx, actor, { meetingId, paperId, version }))
}

export default function PaperRoute() {
  const data = usePinned(useLoaderData<typeof loader>())
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
      above={<NewerVersion data={data} />}
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
