import { eq } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ReopenConsent } from '../../app/wire/positions.ts'
import { adoptedItem, contestedItem } from '../../db/schema/positions.ts'
import { levelFor } from '../access/queries.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import { seatsIn } from '../bodies/deputy-queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { commit } from '../ledger/commit.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { isAdopted } from './queries.ts'

/**
 * Takes the adoption of a consent item back, before the sitting is adjourned, because a member who is there asks to discuss it after
 * all: from here on it is taken out like any other. Both entries stay. Refused: consent_not_adopted, not_a_voting_seat, not_checked_in,
 * position_recused, vote_still_open, meeting_state.
 */
export async function reopenConsent(ctx: Ctx, given: Actor, input: ReopenConsent): Promise<Result<object>> {
  const { requestId, meetingId, itemId, seatId } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const actor = inMeeting(given, meetingId)
  const denied = permit(actor, 'consent.reopen', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'consent.reopen', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    if (!meeting || (await levelFor(work.tx, actor, bodyId, itemId)) !== 'visible') return refuse('not_found')
    const state = applyAct(meeting.state, 'consent.reopen')
    if (!state.ok) return state
    const seat = (await seatsIn(work.tx, meeting, work.at)).find((one) => one.id === seatId)
    if (!seat) return refuse('not_found')
    if (!seat.votes) return refuse('not_a_voting_seat')
    if (!(await isAdopted(work.tx, itemId))) return refuse('consent_not_adopted')
    if (!(await presentSeats(work.tx, meetingId)).includes(seatId)) return refuse('not_checked_in')
    if ((await interestsIn(work.tx, [itemId])).some((one) => one.seatId === seatId)) return refuse('position_recused')
    if (await openVoteOfMeeting(work.tx, meetingId)) return refuse('vote_still_open')
    const entry = work.append(
      { type: 'consent.reopened', payload: { meeting: meetingId, item: itemId, seat: seatId } },
      { itemId, subject: meetingId },
    )
    await work.tx.delete(adoptedItem).where(eq(adoptedItem.itemId, itemId))
    await work.tx.insert(contestedItem).values({ itemId, seatId, meetingId, entry, at: work.at })
    work.change('position', meetingId, { item: itemId })
    work.change('meeting', meetingId)
    return ok({})
  })
}
