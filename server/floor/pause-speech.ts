import { ok, type Result } from '../../app/rules/result.ts'
import { pauseClock } from '../../app/rules/speech-clock.ts'
import type { OnSpeech } from '../../app/wire/floor.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { writeClock } from './effects.ts'
import { clockOf } from './queries.ts'
import { steerSpeech } from './steer-speech.ts'

/** Stops the clock of whoever speaks; one that stands already is left standing. Refused: floor_not_speaking. */
export const pauseSpeech = (ctx: Ctx, actor: Actor, input: OnSpeech): Promise<Result<object>> =>
  steerSpeech(ctx, actor, input, async (work, speech) => {
    await writeClock(work, speech, pauseClock(clockOf(speech), work.at.getTime()))
    return ok({})
  })
