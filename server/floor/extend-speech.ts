import { ok, type Result } from '../../app/rules/result.ts'
import { extendClock, MINUTE_MS } from '../../app/rules/speech-clock.ts'
import type { OnSpeech } from '../../app/wire/floor.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { writeClock } from './effects.ts'
import { clockOf } from './queries.ts'
import { steerSpeech } from './steer-speech.ts'

/** Gives whoever speaks one minute more. Refused: floor_not_speaking. */
export const extendSpeech = (ctx: Ctx, actor: Actor, input: OnSpeech): Promise<Result<object>> =>
  steerSpeech(ctx, actor, input, async (work, speech) => {
    await writeClock(work, speech, extendClock(clockOf(speech), MINUTE_MS))
    return ok({})
  })
