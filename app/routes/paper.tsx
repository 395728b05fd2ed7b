import type { LoaderFunctionArgs } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/react'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useRef } from 'react'
import { loadReader } from '../../server/documents/load-reader.ts'
import { NewerVersion } from '../documents/newer-version.tsx'
import openEarlyUrl from '../documents/open-early.ts?worker&url'
import { firstPieces, pieceAddress } from '../documents/pack-source.ts'
import { pdfjsUrl, startPdfjs } from '../documents/pdfjs.ts'
import { Reader } from '../documents/reader.tsx'
import { RevisedSince } from '../documents/revised-since.tsx'
import type { Sought } from '../documents/use-find.ts'
import { usePinned } from '../documents/use-pinned.ts'
import { FollowPill } from '../live/follow-pill.tsx'
import { PagePointer } from '../live/page-pointer.tsx'
import { PointingAt } from '../live/pointing.tsx'
import { SittingStrip } from '../live/sitting-strip.tsx'
import type { MeetingId, PaperId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const { meetingId, paperId } = params as { meetingId: MeetingId; paperId: PaperId }
  const named = Number(new URL(request.url).searchParams.get('version'))
  const version = Number.isInteger(named) && named > 0 ? named : undefined
  return pageOf(await loadReader(ctx, actor, { meetingId, paperId, version }))
}

/** The paper's first pieces stand before every script and style: browsers fetch in the order of the page, six at a time. */
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  (data ? firstPieces(data.paper.bytes) : []).map(([begin, end]) => ({
    tagName: 'link',
    rel: 'preload',
    as: 'fetch',
    crossOrigin: 'anonymous',
    href: pieceAddress(data?.paper.versionId ?? '', begin, end),
  }))

/** pdf.js starts before anything else, and the application once the first page is drawn. */
export const handle = { before: startPdfjs }

export const links = () => [pdfjsUrl, openEarlyUrl].map((href) => ({ rel: 'modulepreload', href }))

export default function PaperRoute() {
  const data = usePinned(useLoaderData<typeof loader>())
  const [params] = useSearchParams()
  const pages = data.paper.sizes.length
  const named = Number(params.get('page'))
  // The address keeps up with the page, so the saved place within that page still counts.
  const saved = data.position ?? { page: 1, offset: 0 }
  const start = named >= 1 && named <= pages && named !== saved.page ? { page: named, offset: 0 } : saved
  const sought = useSought(params, start.page)
  return (
    <PointingAt meetingId={data.meeting.id} versionId={data.paper.versionId}>
      <Reader
        // A place that was found in another paper opens it anew, also when it is open already.
        key={`${data.paper.versionId} ${sought ? JSON.stringify(sought) : ''}`}
        data={data}
        start={start}
        above={
          <>
            <SittingStrip meeting={data.meeting} paperId={data.paper.id} />
            <NewerVersion data={data} />
            <RevisedSince data={data} />
          </>
        }
        sought={sought}
        startNote={params.get('note')}
        over={PagePointer}
        pill={({ goToPage, ...handle }) => <FollowPill {...handle} meetingId={data.meeting.id} onGoTo={goToPage} />}
      />
    </PointingAt>
  )
}

/** Stays the same while pages are turned, which names them in the address and is no new search. */
function useSought(params: URLSearchParams, page: number): Sought | undefined {
  const [query, word] = [params.get('find'), Number(params.get('word'))]
  const named = useRef<Sought | undefined>(undefined)
  if (!query) return undefined
  if (named.current?.query !== query || named.current.word !== word) named.current = { query, word, page }
  return named.current
}
