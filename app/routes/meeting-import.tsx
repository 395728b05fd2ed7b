import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadBodyPage } from '../../server/meetings/load-body-page.ts'
import { importMeeting } from '../../server/moving/import-meeting.ts'
import { MeetingImportScreen } from '../moving/meeting-import-screen.tsx'
import { refuse } from '../rules/result.ts'
import { ImportMeeting } from '../wire/moving.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export const handle = { pageTitle: 'moving:meeting.title' }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const { pageTitle: _, ...page } = pageOf(await loadBodyPage(ctx, actor, params.slug ?? ''))
  return page.may.create ? page : pageOf<typeof page>(refuse('not_permitted', { act: 'meeting.create' }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const made = await importMeeting(ctx, actor, await readInput(ImportMeeting, request))
  return made.ok ? redirect(`/m/${made.value.meetingId}/agenda`) : answer(made)
}

export default function MeetingImportRoute() {
  return <MeetingImportScreen page={useLoaderData<typeof loader>()} />
}
