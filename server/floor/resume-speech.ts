import { ok, type Result } from '../../app/rules/result.ts'
import { resumeClock } from '../../app/rules/speech-clock.ts'
import type { OnSpeech } from '../../app/wire/floor.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { writeClock } from './effects.ts'
import { clockOf } from './queries.ts'
import { steerSpeech } from './steer-speech.ts'

/** Lets the clock go on: after a pause, or once a point of order was settled. Refused: floor_not_speaking. */
export const resumeSpeech = (ctx: Ctx, actor: Actor, input: OnSpeech): Promise<Result<object>> =>
  steerSpeech(ctx, actor, input, async (work, speech) => {
    await writeClock(work, speech, resumeClock(clockOf(speech), work.at.getTime()))
    return ok({})
  })
