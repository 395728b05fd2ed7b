import { applyAct, type MeetingAct } from '../../app/rules/meeting-states.ts'
import { type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { type Act, permit } from '../policies/permit.ts'

/** The sitting with the item under discussion, which this actor may know of. */
export type FloorPlace = { meeting: Meeting; itemId: ItemId }
type Steering = { act: Act; in: MeetingAct; input: { requestId: string; meetingId: MeetingId } }

/**
 * Runs one act on the floor under the head lock, once its actor may do it, the sitting's state allows it and an item is under
 * discussion. Refused: not_found, not_permitted, meeting_state, floor_no_item; the last also where the item is hidden from the
 * actor, whose screen knows of none.
 */
export async function steerFloor<T>(
  ctx: Ctx,
  given: Actor,
  steering: Steering,
  run: (work: Work, place: FloorPlace) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { act, input } = steering
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const actor = inMeeting(given, seen.id)
  const denied = permit(actor, act, seen.bodyId)
  if (denied) return denied
  const { requestId } = input
  return commit(ctx, { bodies: seen.bodyId, actor, act, requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, steering.in)
    if (!state.ok) return state
    const itemId = meeting.currentItemId
    if (!itemId || (await levelFor(work.tx, actor, meeting.bodyId, itemId)) === 'hidden') return refuse('floor_no_item')
    return run(work, { meeting, itemId })
  })
}
