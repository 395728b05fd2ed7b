import { ok, type Result } from '../../app/rules/result.ts'
import type { SetFloor } from '../../app/wire/floor.ts'
import { floorSetting } from '../../db/schema/floor.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { steerFloor } from './steer-floor.ts'

/** The order of speakers, the minutes of the next speeches, and whether the list of speakers on this item is closed. */
export async function setFloor(ctx: Ctx, actor: Actor, input: SetFloor): Promise<Result<object>> {
  const { meetingId, order, listClosed, seconds } = input
  return steerFloor(ctx, actor, { act: 'floor.give', in: 'floor.end', input }, async (work, { meeting, itemId }) => {
    const row = { bodyId: meeting.bodyId, order, closedItemId: listClosed ? itemId : null, seconds }
    await work.tx
      .insert(floorSetting)
      .values({ meetingId, ...row })
      .onConflictDoUpdate({ target: floorSetting.meetingId, set: row })
    work.change('floor', meetingId, { item: itemId })
    return ok({})
  })
}
