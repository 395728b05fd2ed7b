import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CloseSitting } from '../../app/wire/closed.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { closedAmong } from './closed-queries.ts'
import { beginPart, closeItem } from './effects.ts'
import { runningPart } from './queries.ts'

/**
 * Whoever presides closes the sitting, with a reason that everybody reads: from this commit on only its members, the secretary and those
 * who were admitted to the item under discussion see what goes on. That item is closed with it. Refused: sitting_closed, vote_still_open,
 * meeting_state, meeting_kind.
 */
export async function closeSitting(ctx: Ctx, given: Actor, input: CloseSitting): Promise<Result<object>> {
  const { requestId, meetingId, reason, minutes } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const actor = inMeeting(given, meetingId)
  const denied = permit(actor, 'sitting.close', seen.bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: seen.bodyId, actor, act: 'sitting.close', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'sitting.close')
    if (!state.ok) return state
    if (await runningPart(work.tx, meetingId)) return refuse('sitting_closed')
    if (await openVoteOfMeeting(work.tx, meetingId)) return refuse('vote_still_open')
    const reopensAt = minutes === undefined ? null : new Date(work.at.getTime() + minutes * 60_000)
    await beginPart(work, meeting, { by: 'chair', reason, reopensAt })
    const current = meeting.currentItemId
    if (current && !(await closedAmong(work.tx, [current])).has(current)) await closeItem(work, meeting, current)
    work.change('meeting', meetingId)
    return ok({})
  })
}
