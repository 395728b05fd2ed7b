import { eq } from 'drizzle-orm'
import { arrange } from '../../app/rules/floor.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MoveAsk } from '../../app/wire/floor.ts'
import { floorAsk } from '../../db/schema/floor.ts'
import { seatsOf } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { floorSettingOf, speechesOf, waitingOn } from './queries.ts'
import { queueIn } from './queue-in.ts'
import { steerFloor } from './steer-floor.ts'

/** An officer moves a request among those of its kind; one that is at the edge stays there. Refused: floor_not_waiting. */
export async function moveAsk(ctx: Ctx, actor: Actor, input: MoveAsk): Promise<Result<object>> {
  const { meetingId, askId, to } = input
  return steerFloor(ctx, actor, { act: 'floor.give', in: 'floor.give', input }, async (work, { meeting, itemId }) => {
    const waiting = await waitingOn(work.tx, itemId)
    if (!waiting.some((ask) => ask.id === askId)) return refuse('floor_not_waiting')
    const speeches = (await speechesOf(work.tx, meetingId)).filter((one) => one.itemId === itemId)
    const { order } = await floorSettingOf(work.tx, meetingId)
    const seats = await seatsOf(work.tx, meeting.bodyId, work.at)
    const fixed = arrange(queueIn({ seats, waiting, speeches, order }), askId, to)
    for (const [at, { id }] of fixed.entries())
      await work.tx
        .update(floorAsk)
        .set({ ahead: at + 1 })
        .where(eq(floorAsk.id, id))
    work.change('floor', meetingId, { item: itemId })
    return ok({})
  })
}
