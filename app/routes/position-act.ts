import type { ActionFunctionArgs } from '@remix-run/node'
import { adoptConsent } from '../../server/positions/adopt-consent.ts'
import { announceConsent } from '../../server/positions/announce-consent.ts'
import { contestItem } from '../../server/positions/contest-item.ts'
import { markItems } from '../../server/positions/mark-items.ts'
import { reopenConsent } from '../../server/positions/reopen-consent.ts'
import { assertNever } from '../rules/result.ts'
import { PositionAct } from '../wire/positions.ts'
import { answer, readInput, requireActor } from './act.server.ts'

/** What is said of items beforehand, and what becomes of the consent items in the sitting. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(PositionAct, request)
  switch (input.act) {
    case 'mark':
      return answer(await markItems(ctx, actor, input))
    case 'contest':
      return answer(await contestItem(ctx, actor, input))
    case 'announce':
      return answer(await announceConsent(ctx, actor, input))
    case 'adopt':
      return answer(await adoptConsent(ctx, actor, input))
    case 'reopen':
      return answer(await reopenConsent(ctx, actor, input))
    default:
      return assertNever(input)
  }
}
