import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { excludeSeat } from '../../server/exclusions/exclude-seat.ts'
import { loadAccessMatrix } from '../../server/exclusions/load-access-matrix.ts'
import { readmitSeat } from '../../server/exclusions/readmit-seat.ts'
import { MatrixScreen } from '../access/matrix-screen.tsx'
import { ExclusionAct } from '../wire/exclusions.ts'
import type { MeetingId } from '../wire/ids.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadAccessMatrix(ctx, actor, params.meetingId as MeetingId))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const { act, ...input } = await readInput(ExclusionAct, request)
  return answer(await (act === 'exclude' ? excludeSeat : readmitSeat)(ctx, actor, input))
}

export default function AccessMatrixRoute() {
  return <MatrixScreen page={useLoaderData<typeof loader>()} />
}
