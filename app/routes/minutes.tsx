import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { answerCorrection } from '../../server/minutes/answer-correction.ts'
import { approveMinutes } from '../../server/minutes/approve-minutes.ts'
import { beginMinutes } from '../../server/minutes/begin-minutes.ts'
import { circulateMinutes } from '../../server/minutes/circulate-minutes.ts'
import { loadMinutes } from '../../server/minutes/load-minutes.ts'
import { reopenMinutes } from '../../server/minutes/reopen-minutes.ts'
import { signMinutes } from '../../server/minutes/sign-minutes.ts'
import { suggestCorrection } from '../../server/minutes/suggest-correction.ts'
import { MinutesScreen } from '../minutes/minutes-screen.tsx'
import { assertNever } from '../rules/result.ts'
import type { MeetingId } from '../wire/ids.ts'
import { MinutesAct } from '../wire/minutes.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadMinutes(ctx, actor, params.meetingId as MeetingId))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(MinutesAct, request)
  switch (input.act) {
    case 'minutes.begin':
      return answer(await beginMinutes(ctx, actor, input))
    case 'minutes.circulate':
      return answer(await circulateMinutes(ctx, actor, input))
    case 'minutes.correct':
      return answer(await suggestCorrection(ctx, actor, input))
    case 'minutes.answer':
      return answer(await answerCorrection(ctx, actor, input))
    case 'minutes.reopen':
      return answer(await reopenMinutes(ctx, actor, input))
    case 'minutes.approve':
      return answer(await approveMinutes(ctx, actor, input))
    case 'minutes.sign':
      return answer(await signMinutes(ctx, actor, input))
    default:
      return assertNever(input)
  }
}

export default function MinutesRoute() {
  return <MinutesScreen page={useLoaderData<typeof loader>()} />
}
