import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { readOrder } from '../../app/rules/running-order.ts'
import type { DeferItem } from '../../app/wire/meetings.ts'
import { levelFor } from '../access/queries.ts'
import { itemById } from '../agenda/queries.ts'
import { openVoteOn, votesOfMeeting } from '../ballots/queries.ts'
import { commit } from '../ledger/commit.ts'
import { orderActs } from '../ledger/sitting-acts.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { clearTable } from './effects.ts'
import { meetingById } from './queries.ts'

const DECIDED = ['carried', 'not_carried', 'elected']

/**
 * Puts an item off, or back in the running order. One that is under discussion leaves the table with it. What was decided is not
 * put off.
 */
export async function deferItem(ctx: Ctx, given: Actor, input: DeferItem): Promise<Result<object>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const actor = inMeeting(given, seen.id)
  const denied = permit(actor, 'item.defer', seen.bodyId)
  if (denied) return denied
  const { requestId, deferred } = input
  return commit(ctx, { bodies: seen.bodyId, actor, act: 'item.defer', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    const item = await itemById(work.tx, input.itemId)
    if (!meeting || item?.meetingId !== meeting.id || item.publishedRevision === null) return refuse('not_found')
    if ((await levelFor(work.tx, actor, seen.bodyId, item.id)) === 'hidden') return refuse('not_found')
    const state = applyAct(meeting.state, 'item.defer')
    if (!state.ok) return state
    const order = readOrder(await orderActs(work.tx, seen.bodyId, meeting.id), meeting.id)
    if (order.deferred.has(item.id) === deferred) return refuse(deferred ? 'item_deferred' : 'item_not_deferred')
    if (await openVoteOn(work.tx, item.id)) return refuse('vote_still_open')
    const votes = (await votesOfMeeting(work.tx, meeting.id)).filter(({ itemId }) => itemId === item.id)
    if (deferred && votes.some(({ result }) => DECIDED.includes(String(result?.outcome)))) return refuse('item_decided')
    if (deferred && meeting.currentItemId === item.id) await clearTable(work, meeting.id)
    work.append(
      { type: deferred ? 'item.deferred' : 'item.restored', payload: { meeting: meeting.id, item: item.id } },
      { itemId: item.id, subject: meeting.id },
    )
    work.change('meeting', meeting.id)
    return ok({})
  })
}
