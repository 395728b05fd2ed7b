import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadPackNotes } from '../../server/documents/load-pack-notes.ts'
import { PackNotesScreen } from '../annotations/pack-notes-screen.tsx'
import type { MeetingId } from '../wire/ids.ts'
import { pageOf, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadPackNotes(ctx, actor, params.meetingId as MeetingId))
}

export default function PackNotesRoute() {
  return <PackNotesScreen page={useLoaderData<typeof loader>()} />
}
