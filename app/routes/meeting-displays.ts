import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { loadDisplays } from '../../server/displays/load-displays.ts'
import { pairDisplay } from '../../server/displays/pair-display.ts'
import { releaseDisplay } from '../../server/displays/release-display.ts'
import { assertNever } from '../rules/result.ts'
import { DisplayAct } from '../wire/displays.ts'
import type { MeetingId } from '../wire/ids.ts'
import { readInput, replyTo, requireActor } from './act.server.ts'

/** The screens that show a sitting, as its console lists them. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return replyTo(await loadDisplays(ctx, actor, params.meetingId as MeetingId))
}

/** An officer takes a screen by its code, or lets one go. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(DisplayAct, request)
  switch (input.act) {
    case 'display.pair':
      return replyTo(await pairDisplay(ctx, actor, input))
    case 'display.release':
      return replyTo(await releaseDisplay(ctx, actor, input))
    default:
      return assertNever(input)
  }
}
