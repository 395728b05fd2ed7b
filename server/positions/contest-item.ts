import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ContestItem } from '../../app/wire/positions.ts'
import { contestedItem } from '../../db/schema/positions.ts'
import { levelFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { commit } from '../ledger/commit.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { contestedIn, isAdopted } from './queries.ts'

/**
 * A member who is there takes a consent item out, until it is adopted: it is discussed then. Nobody has to say why. Refused:
 * not_a_voting_seat, not_checked_in, position_recused, consent_not_a, consent_adopted, consent_contested, meeting_state.
 */
export async function contestItem(ctx: Ctx, given: Actor, input: ContestItem): Promise<Result<object>> {
  const { requestId, meetingId, itemId, seatId } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const actor = inMeeting(given, meetingId)
  const denied = permit(actor, 'position.mark', bodyId)
  if (denied) return denied
  const held = mandateOf(actor, seatId)
  if (held?.bodyId !== bodyId) return refuse('not_permitted', { act: 'position.mark' })
  if (!held.votes) return refuse('not_a_voting_seat')
  return commit(ctx, { bodies: bodyId, actor, act: 'item.contest', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    const item = (await publication(work.tx, meetingId))?.items.find((one) => one.item === itemId)
    if (!meeting || !item || (await levelFor(work.tx, actor, bodyId, itemId)) !== 'visible') return refuse('not_found')
    const state = applyAct(meeting.state, 'item.contest')
    if (!state.ok) return state
    if (item.type !== 'consent') return refuse('consent_not_a')
    if (!(await presentSeats(work.tx, meetingId)).includes(seatId)) return refuse('not_checked_in')
    if ((await interestsIn(work.tx, [itemId])).some((one) => one.seatId === seatId)) return refuse('position_recused')
    if (await isAdopted(work.tx, itemId)) return refuse('consent_adopted')
    if ((await contestedIn(work.tx, meetingId)).some((one) => one.itemId === itemId && one.seatId === seatId))
      return refuse('consent_contested')
    const entry = work.append(
      { type: 'item.contested', payload: { meeting: meetingId, item: itemId, seat: seatId, by: 'self' } },
      { itemId, subject: meetingId, seatId },
    )
    await work.tx.insert(contestedItem).values({ itemId, seatId, meetingId, entry, at: work.at })
    work.change('position', meetingId, { item: itemId })
    return ok({})
  })
}
