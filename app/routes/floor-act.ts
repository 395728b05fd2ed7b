import type { ActionFunctionArgs } from '@remix-run/node'
import { askFloor } from '../../server/floor/ask-floor.ts'
import { dropAsk } from '../../server/floor/drop-ask.ts'
import { endSpeech } from '../../server/floor/end-speech.ts'
import { extendSpeech } from '../../server/floor/extend-speech.ts'
import { giveFloor } from '../../server/floor/give-floor.ts'
import { moveAsk } from '../../server/floor/move-ask.ts'
import { pauseSpeech } from '../../server/floor/pause-speech.ts'
import { resumeSpeech } from '../../server/floor/resume-speech.ts'
import { setFloor } from '../../server/floor/set-floor.ts'
import { undoGiving } from '../../server/floor/undo-giving.ts'
import { withdrawAsk } from '../../server/floor/withdraw-ask.ts'
import { refuse } from '../rules/result.ts'
import { AskFloor, MoveAsk, OnAsk, OnSpeech, SetFloor } from '../wire/floor.ts'
import { answer, readInput, requireActor } from './act.server.ts'

/** What is asked of the floor and done with it: one address an act, one command each. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, actor } = requireActor(context, request)
  switch (params.act) {
    case 'ask':
      return answer(await askFloor(ctx, actor, await readInput(AskFloor, request)))
    case 'withdraw':
      return answer(await withdrawAsk(ctx, actor, await readInput(OnAsk, request)))
    case 'drop':
      return answer(await dropAsk(ctx, actor, await readInput(OnAsk, request)))
    case 'reorder':
      return answer(await moveAsk(ctx, actor, await readInput(MoveAsk, request)))
    case 'give':
      return answer(await giveFloor(ctx, actor, await readInput(OnAsk, request)))
    case 'undo':
      return answer(await undoGiving(ctx, actor, await readInput(OnSpeech, request)))
    case 'pause':
      return answer(await pauseSpeech(ctx, actor, await readInput(OnSpeech, request)))
    case 'resume':
      return answer(await resumeSpeech(ctx, actor, await readInput(OnSpeech, request)))
    case 'extend':
      return answer(await extendSpeech(ctx, actor, await readInput(OnSpeech, request)))
    case 'end':
      return answer(await endSpeech(ctx, actor, await readInput(OnSpeech, request)))
    case 'settings':
      return answer(await setFloor(ctx, actor, await readInput(SetFloor, request)))
    default:
      return answer(refuse('not_found'))
  }
}
