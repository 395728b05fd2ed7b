import type { ActionFunctionArgs } from '@remix-run/node'
import { acceptMemorandum, returnMemorandum, withdrawMemorandum } from '../../server/memoranda/answer-memorandum.ts'
import { askObservations, callOffObservation } from '../../server/memoranda/ask-observations.ts'
import { fileMemorandum } from '../../server/memoranda/file-memorandum.ts'
import { giveObservation } from '../../server/memoranda/give-observation.ts'
import { addUnit, editUnit, setLodgement } from '../../server/memoranda/keep-unit.ts'
import { scheduleMemorandum, takeOffMemorandum } from '../../server/memoranda/schedule-memorandum.ts'
import { beginMemorandum, writeMemorandum } from '../../server/memoranda/write-memorandum.ts'
import { assertNever, type Result } from '../rules/result.ts'
import { MemorandumAct } from '../wire/memoranda.ts'
import { answer, readInput, requireActor } from './act.server.ts'

/** What is done with memoranda and their units: one address, a command for each act. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  const input = await readInput(MemorandumAct, request)
  const perform = (): Promise<Result<unknown>> => {
    switch (input.act) {
      case 'unit_add':
        return addUnit(ctx, actor, input)
      case 'unit_edit':
        return editUnit(ctx, actor, input)
      case 'lodgement':
        return setLodgement(ctx, actor, input)
      case 'begin':
        return beginMemorandum(ctx, actor, input)
      case 'write':
        return writeMemorandum(ctx, actor, input)
      case 'file':
        return fileMemorandum(ctx, actor, input)
      case 'withdraw':
        return withdrawMemorandum(ctx, actor, input)
      case 'accept':
        return acceptMemorandum(ctx, actor, input)
      case 'return':
        return returnMemorandum(ctx, actor, input)
      case 'schedule':
        return scheduleMemorandum(ctx, actor, input)
      case 'take_off':
        return takeOffMemorandum(ctx, actor, input)
      case 'ask':
        return askObservations(ctx, actor, input)
      case 'call_off':
        return callOffObservation(ctx, actor, input)
      case 'observe':
        return giveObservation(ctx, actor, input)
      default:
        return assertNever(input)
    }
  }
  return answer(await perform())
}
