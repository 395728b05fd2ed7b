import { ok, type Result } from '../../app/rules/result.ts'
import type { OnAsk } from '../../app/wire/floor.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { endAsk } from './end-ask.ts'
import { steerFloor } from './steer-floor.ts'

/** An officer takes a request off the list. Refused: floor_not_waiting. */
export async function dropAsk(ctx: Ctx, actor: Actor, input: OnAsk): Promise<Result<object>> {
  return steerFloor(
    ctx,
    actor,
    { act: 'floor.give', in: 'floor.end', input },
    async (work, { itemId }) => (await endAsk(work, { ...input, itemId }, 'dropped')) ?? ok({}),
  )
}
