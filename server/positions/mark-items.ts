import { and, eq, inArray } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MarkItems } from '../../app/wire/positions.ts'
import { position } from '../../db/schema/positions.ts'
import { levelsFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { officerSeats, seatsOf } from '../bodies/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'

/**
 * Says of published items, for a seat that votes, that there is no objection, that there is one, or that its member wishes to speak;
 * until the sitting opens. No official act: what takes an item out is entered when the sitting opens. Refused: not_a_voting_seat,
 * position_recused, meeting_kind, meeting_state; an item that is not this person's to see is not_found.
 */
export async function markItems(ctx: Ctx, given: Actor, input: MarkItems): Promise<Result<object>> {
  const { requestId, meetingId, seatId, marks } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const actor = inMeeting(given, meetingId)
  const denied = permit(actor, 'position.mark', bodyId)
  if (denied) return denied
  const held = mandateOf(actor, seatId)
  if (held?.bodyId !== bodyId) return refuse('not_permitted', { act: 'position.mark' })
  if (!held.votes) return refuse('not_a_voting_seat')
  return commit(ctx, { bodies: bodyId, actor, act: 'position.mark', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    const told = await publication(work.tx, meetingId)
    if (!meeting || !told || !(await seatsOf(work.tx, bodyId, work.at)).some(({ id }) => id === seatId))
      return refuse('not_found')
    const state = applyAct(meeting.state, 'position.mark')
    if (!state.ok) return state
    if (told.kind === 'circulation') return refuse('meeting_kind', { act: 'position.mark' })
    const items = marks.map(({ itemId }) => itemId)
    const levels = await levelsFor(work.tx, actor, bodyId, items)
    const known = new Set(told.items.map(({ item }) => item))
    if (items.some((item) => !known.has(item) || levels.get(item) !== 'visible')) return refuse('not_found')
    const recused = (await interestsIn(work.tx, items)).some((one) => one.seatId === seatId)
    if (recused) return refuse('position_recused')
    await work.tx.delete(position).where(and(eq(position.seatId, seatId), inArray(position.itemId, items)))
    const rows = marks.flatMap(({ itemId, mark }) =>
      mark === null ? [] : [{ itemId, seatId, meetingId, personId: actor.personId, mark, at: work.at }],
    )
    if (rows.length > 0) await work.tx.insert(position).values(rows)
    work.change('position', meetingId, [...new Set([seatId, ...(await officerSeats(work.tx, bodyId))])])
    return ok({})
  })
}
