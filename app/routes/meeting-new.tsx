import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { createMeeting } from '../../server/meetings/create-meeting.ts'
import { createSeries } from '../../server/meetings/create-series.ts'
import { loadBodyPage } from '../../server/meetings/load-body-page.ts'
import { NewMeetingScreen } from '../meetings/new-meeting-screen.tsx'
import { refuse } from '../rules/result.ts'
import { CreateMeeting, CreateSeries } from '../wire/meetings.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export const handle = { pageTitle: 'meetings:new.title' }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const { pageTitle: _, ...page } = pageOf(await loadBodyPage(ctx, actor, params.slug ?? ''))
  return page.may.create ? page : pageOf<typeof page>(refuse('not_permitted', { act: 'meeting.create' }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(z.union([CreateSeries, CreateMeeting]), request)
  const created = 'repeats' in input ? await createSeries(ctx, actor, input) : await createMeeting(ctx, actor, input)
  return created.ok ? redirect(`/m/${created.value.meetingId}/agenda`) : answer(created)
}

export default function NewMeetingRoute() {
  return <NewMeetingScreen page={useLoaderData<typeof loader>()} />
}
