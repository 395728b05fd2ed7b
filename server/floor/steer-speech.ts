import { type Result, refuse } from '../../app/rules/result.ts'
import type { OnSpeech } from '../../app/wire/floor.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { type Speech, speechById } from './queries.ts'
import { steerFloor } from './steer-floor.ts'

/** Runs an officer's act on the speech that has the floor. Refused: floor_not_speaking for one that is over or was interrupted. */
export const steerSpeech = <T>(
  ctx: Ctx,
  actor: Actor,
  input: OnSpeech,
  run: (work: Work, speech: Speech) => Promise<Result<T>>,
): Promise<Result<T>> =>
  steerFloor(ctx, actor, { act: 'floor.give', in: 'floor.give', input }, async (work) => {
    const speech = await speechById(work.tx, input.speechId)
    if (speech?.meetingId !== input.meetingId) return refuse('not_found')
    if (speech.endedAt !== null || speech.interruptedAt !== null) return refuse('floor_not_speaking')
    return run(work, speech)
  })
