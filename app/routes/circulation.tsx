import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadCirculation } from '../../server/reading/load-circulation.ts'
import { remindReaders } from '../../server/reading/remind-readers.ts'
import { CirculationScreen } from '../reading/circulation-screen.tsx'
import type { MeetingId } from '../wire/ids.ts'
import { RemindReaders } from '../wire/reading.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadCirculation(ctx, actor, params.meetingId as MeetingId))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return answer(await remindReaders(ctx, actor, await readInput(RemindReaders, request)))
}

export default function CirculationRoute() {
  return <CirculationScreen page={useLoaderData<typeof loader>()} />
}
