import { applyAct } from '../../app/rules/meeting-states.ts'
import { answersFor } from '../../app/rules/replies.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { GiveReply } from '../../app/wire/replies.ts'
import { reply } from '../../db/schema/replies.ts'
import { publication } from '../agenda/queries.ts'
import { deputyOf } from '../bodies/deputy-queries.ts'
import { officerSeats, seatsOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'

/**
 * Says for a seat whether its member comes, until the sitting opens: by the member, or by the secretary who was told by
 * telephone. No official act: who was there is what the attendance says. Refused: reply_kind, reply_deputy,
 * meeting_kind, meeting_state.
 */
export async function giveReply(ctx: Ctx, actor: Actor, input: GiveReply): Promise<Result<object>> {
  const { requestId, meetingId, seatId, answer } = input
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const own = mandateOf(actor, seatId)?.bodyId === bodyId
  const denied = permit(actor, own ? 'reply.give' : 'reply.record', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'reply.give', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    const told = await publication(work.tx, meetingId)
    const seat = (await seatsOf(work.tx, bodyId, work.at)).find(({ id }) => id === seatId)
    if (!meeting || !told || !seat?.personId || seat.role === 'auditor') return refuse('not_found')
    const state = applyAct(meeting.state, 'reply.give')
    if (!state.ok) return state
    const possible = answersFor(told.kind)
    if (possible.length === 0) return refuse('meeting_kind', { act: 'reply.give' })
    if (!possible.includes(answer)) return refuse('reply_kind')
    if (await deputyOf(work.tx, meetingId, seatId)) return refuse('reply_deputy')
    const said = {
      personId: seat.personId,
      by: actor.personId,
      answer,
      reason: answer === 'absent' ? input.reason : '',
      startsAt: new Date(told.starts_at),
      at: work.at,
    }
    await work.tx
      .insert(reply)
      .values({ meetingId, seatId, ...said })
      .onConflictDoUpdate({ target: [reply.meetingId, reply.seatId], set: said })
    work.change('reply', meetingId, [...new Set([seatId, ...(await officerSeats(work.tx, bodyId))])])
    return ok({})
  })
}
