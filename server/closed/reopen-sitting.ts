import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ReopenSitting } from '../../app/wire/closed.ts'
import { levelsFor } from '../access/queries.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import { commit } from '../ledger/commit.ts'
import { clearTable } from '../meetings/effects.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { discloseItem, endPart } from './effects.ts'
import { closedInPart } from './part-queries.ts'
import { runningPart } from './queries.ts'

/**
 * Lets everybody back. Items that the part closed stay closed, with what was recorded of them, unless whoever presides opens them; those
 * of which nothing was recorded are open by themselves. What is still under discussion and stays closed leaves the table. Refused:
 * sitting_not_closed, vote_still_open, meeting_state, not_found for an item that is not closed or not theirs to read.
 */
export async function reopenSitting(ctx: Ctx, given: Actor, input: ReopenSitting): Promise<Result<object>> {
  const { requestId, meetingId, open } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const actor = inMeeting(given, meetingId)
  const denied = permit(actor, 'sitting.reopen', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'sitting.reopen', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'sitting.reopen')
    if (!state.ok) return state
    const part = await runningPart(work.tx, meetingId)
    if (!part) return refuse('sitting_not_closed')
    if (await openVoteOfMeeting(work.tx, meetingId)) return refuse('vote_still_open')
    const closed = await closedInPart(work.tx, meeting)
    const levels = await levelsFor(work.tx, actor, bodyId, open)
    if (open.some((item) => levels.get(item) !== 'visible' || !closed.some(({ itemId }) => itemId === item)))
      return refuse('not_found')
    const opened = closed
      .filter(({ itemId, byItself }) => byItself || open.includes(itemId))
      .map(({ itemId }) => itemId)
    const current = meeting.currentItemId
    const leaves = current !== null && closed.some(({ itemId }) => itemId === current) && !opened.includes(current)
    if (leaves) await clearTable(work, meetingId)
    for (const itemId of opened) await discloseItem(work, meeting, itemId)
    await endPart(work, meetingId)
    work.append(
      {
        type: 'sitting.reopened',
        payload: { meeting: meetingId, by: 'chair', ...(leaves && { leaves: true as const }) },
      },
      { subject: meetingId },
    )
    work.change('meeting', meetingId)
    return ok({})
  })
}
