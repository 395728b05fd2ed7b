import { eq } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import type { CallItem } from '../../app/wire/meetings.ts'
import { meeting as meetings } from '../../db/schema/meetings.ts'
import { levelFor } from '../access/queries.ts'
import { itemById } from '../agenda/queries.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import { settlePart } from '../closed/effects.ts'
import { clearFloor } from '../floor/effects.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { meetingById } from './queries.ts'

/** Makes an item of the published agenda the current one; every screen of the sitting follows. */
export async function callItem(ctx: Ctx, given: Actor, input: CallItem): Promise<Result<{ itemId: ItemId }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const actor = inMeeting(given, seen.id)
  const denied = permit(actor, 'item.call', seen.bodyId)
  if (denied) return denied
  const { requestId } = input
  return commit(ctx, { bodies: seen.bodyId, actor, act: 'item.call', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    const item = await itemById(work.tx, input.itemId)
    if (!meeting || item?.meetingId !== meeting.id || item.publishedRevision === null) return refuse('not_found')
    // An officer from whom the item is masked calls it no more than they see it.
    if ((await levelFor(work.tx, actor, seen.bodyId, item.id)) === 'hidden') return refuse('not_found')
    const state = applyAct(meeting.state, 'item.call')
    if (!state.ok) return state
    // While members vote on an item, their screens stay on it.
    if (await openVoteOfMeeting(work.tx, meeting.id)) return refuse('vote_still_open')
    if (meeting.currentItemId === item.id) return ok({ itemId: item.id })
    await clearFloor(work, meeting.id, 'item')
    await settlePart(work, meeting, item.id)
    await work.tx
      .update(meetings)
      .set({ currentItemId: item.id, itemCalledAt: work.at })
      .where(eq(meetings.id, meeting.id))
    work.append(
      { type: 'item.called', payload: { meeting: meeting.id, item: item.id } },
      { itemId: item.id, subject: meeting.id },
    )
    work.change('meeting', meeting.id)
    return ok({ itemId: item.id })
  })
}
