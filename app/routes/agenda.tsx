import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { type ClientActionFunctionArgs, type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react'
import { addItem } from '../../server/agenda/add-item.ts'
import { addItems } from '../../server/agenda/add-items.ts'
import { carryOver } from '../../server/agenda/carry-over.ts'
import { deleteTemplate } from '../../server/agenda/delete-template.ts'
import { editItem } from '../../server/agenda/edit-item.ts'
import { loadBuilder } from '../../server/agenda/load-builder.ts'
import { moveItem } from '../../server/agenda/move-item.ts'
import { nameTemplate } from '../../server/agenda/name-template.ts'
import { publishAgenda } from '../../server/agenda/publish-agenda.ts'
import { removeItems } from '../../server/agenda/remove-items.ts'
import { saveTemplate } from '../../server/agenda/save-template.ts'
import { editMeeting } from '../../server/meetings/edit-meeting.ts'
import { BuilderScreen } from '../agenda/builder-screen.tsx'
import { assertNever, type Result } from '../rules/result.ts'
import { AgendaAct } from '../wire/agenda-acts.ts'
import type { MeetingId } from '../wire/ids.ts'
import { answer, pageOf, readInput, requireActor } from './act.server.ts'
import { reachedNobody, reachServer } from './reach-server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  return pageOf(await loadBuilder(ctx, actor, params.meetingId as MeetingId))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(AgendaAct, request)
  const perform = (): Promise<Result<unknown>> => {
    switch (input.act) {
      case 'add':
        return addItem(ctx, actor, input)
      case 'add_all':
        return addItems(ctx, actor, input)
      case 'edit':
        return editItem(ctx, actor, input)
      case 'move':
        return moveItem(ctx, actor, input)
      case 'remove':
        return removeItems(ctx, actor, input)
      case 'carry_over':
        return carryOver(ctx, actor, input)
      case 'save_template':
        return saveTemplate(ctx, actor, input)
      case 'name_template':
        return nameTemplate(ctx, actor, input)
      case 'delete_template':
        return deleteTemplate(ctx, actor, input)
      case 'publish':
        return publishAgenda(ctx, actor, input)
      case 'details':
        return editMeeting(ctx, actor, input)
      default:
        return assertNever(input)
    }
  }
  return answer(await perform())
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => reachServer(serverAction)

/** Another item of the same agenda is there already: it is shown without asking, also while the connection is lost. */
export function shouldRevalidate(asked: ShouldRevalidateFunctionArgs): boolean {
  const { currentUrl, nextUrl, formMethod, actionResult, defaultShouldRevalidate } = asked
  if (reachedNobody(actionResult)) return false
  const otherItem = !formMethod && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
  return otherItem ? false : defaultShouldRevalidate
}

export default function AgendaRoute() {
  return <BuilderScreen builder={useLoaderData<typeof loader>()} />
}
