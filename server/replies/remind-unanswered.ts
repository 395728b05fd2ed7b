import { applyAct } from '../../app/rules/meeting-states.ts'
import { REMIND_HOURS } from '../../app/rules/reading.ts'
import { answersFor } from '../../app/rules/replies.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { RemindUnanswered } from '../../app/wire/replies.ts'
import { publication } from '../agenda/queries.ts'
import { deputiesIn } from '../bodies/deputy-queries.ts'
import { namedSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import { meetingById, toldSince } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { repliesOf, saidFor } from './queries.ts'

/**
 * Gives a notice to those who have not answered, or had answered before the day was changed; whoever was reminded within the
 * last hours is left out. Refused: nobody_to_remind, reminded_lately, meeting_kind, meeting_state.
 */
export async function remindUnanswered(
  ctx: Ctx,
  actor: Actor,
  { requestId, meetingId }: RemindUnanswered,
): Promise<Result<{ reminded: number }>> {
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const denied = permit(actor, 'reply.remind', bodyId)
  if (denied) return denied
  const ask = { bodies: bodyId, actor, act: 'reply.remind', requestId, input: { meetingId } }
  return commit(ctx, ask, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    const told = await publication(work.tx, meetingId)
    if (!meeting || !told) return refuse('not_found')
    const state = applyAct(meeting.state, 'reply.give')
    if (!state.ok) return state
    if (answersFor(told.kind).length === 0) return refuse('meeting_kind', { act: 'reply.give' })
    const replies = await repliesOf(work.tx, meetingId)
    const lent = new Set((await deputiesIn(work.tx, meetingId)).map(({ seatId }) => seatId))
    const waiting = (await namedSeats(work.tx, bodyId, work.at)).filter((seat) => {
      const said = saidFor(replies, seat, told)
      return (
        seat.personId !== actor.personId && seat.role !== 'auditor' && !lent.has(seat.seatId) && (!said || said.before)
      )
    })
    const people = [...new Set(waiting.flatMap(({ personId }) => personId ?? []))]
    const lately = await toldSince(work.tx, meetingId, 'reply_awaited', hoursBefore(work.at))
    const now = people.filter((personId) => !lately.has(personId))
    if (people.length === 0) return refuse('nobody_unanswered')
    if (now.length === 0) return refuse('reminded_lately', { hours: String(REMIND_HOURS) })
    await tell(ctx, work, now, { bodyId, meetingId, kind: 'reply_awaited' })
    const seats = waiting.flatMap(({ seatId, personId }) => (personId && now.includes(personId) ? [seatId] : []))
    work.change('notice', meetingId, seats)
    return ok({ reminded: now.length })
  })
}

const hoursBefore = (at: Date): Date => new Date(at.getTime() - REMIND_HOURS * 3_600_000)
