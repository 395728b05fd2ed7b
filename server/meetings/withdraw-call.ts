import { eq } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { beforeCurrent, MISTAKEN_CALL_MS, readOrder } from '../../app/rules/running-order.ts'
import type { ItemId } from '../../app/wire/ids.ts'
import type { WithdrawCall } from '../../app/wire/meetings.ts'
import { meeting as meetings } from '../../db/schema/meetings.ts'
import { levelFor } from '../access/queries.ts'
import { votesOfMeeting } from '../ballots/queries.ts'
import { settlePart } from '../closed/effects.ts'
import { speechesOf } from '../floor/queries.ts'
import { commit } from '../ledger/commit.ts'
import { orderActs } from '../ledger/sitting-acts.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { meetingById } from './queries.ts'

/**
 * Takes back the call of an item that was called by mistake: what was under discussion before is so again, since when it was. Only
 * shortly after, and not once anybody spoke or anything was put to the vote under it. Both entries stay.
 */
export async function withdrawCall(
  ctx: Ctx,
  given: Actor,
  input: WithdrawCall,
): Promise<Result<{ itemId: ItemId | null }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const actor = inMeeting(given, seen.id)
  const denied = permit(actor, 'item.call', seen.bodyId)
  if (denied) return denied
  const { requestId } = input
  return commit(ctx, { bodies: seen.bodyId, actor, act: 'item.uncall', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    if (!meeting) return refuse('not_found')
    const level = await levelFor(work.tx, actor, seen.bodyId, input.itemId)
    if (level === 'hidden') return refuse('not_found')
    const state = applyAct(meeting.state, 'item.call')
    if (!state.ok) return state
    const order = readOrder(await orderActs(work.tx, seen.bodyId, meeting.id), meeting.id)
    const { current } = order
    if (!current || current.item !== input.itemId) return refuse('item_not_current')
    const called = new Date(current.at)
    const voted = (await votesOfMeeting(work.tx, meeting.id)).some(({ openedAt }) => openedAt >= called)
    const spoken = (await speechesOf(work.tx, meeting.id)).some(
      ({ startedAt, mistaken }) => startedAt >= called && !mistaken,
    )
    if (voted || spoken || work.at.getTime() - called.getTime() > MISTAKEN_CALL_MS) return refuse('call_stands')
    const before = beforeCurrent(order)
    await work.tx
      .update(meetings)
      .set({
        currentItemId: (before?.item as ItemId | undefined) ?? null,
        itemCalledAt: before ? new Date(before.at) : null,
      })
      .where(eq(meetings.id, meeting.id))
    work.append(
      {
        type: 'item.call_withdrawn',
        payload: { meeting: meeting.id, item: current.item, call: String(current.entry) },
      },
      { itemId: input.itemId, subject: meeting.id },
    )
    await settlePart(work, meeting, (before?.item as ItemId | undefined) ?? null)
    work.change('meeting', meeting.id)
    return ok({ itemId: (before?.item as ItemId | undefined) ?? null })
  })
}
