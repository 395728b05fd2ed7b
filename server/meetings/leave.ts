import { and, eq, isNull } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { Leave } from '../../app/wire/meetings.ts'
import { attendance } from '../../db/schema/meetings.ts'
import { leaveFloor } from '../floor/effects.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { meetingById } from './queries.ts'

/** A member leaves the sitting, or an officer records that they left; the quorum is recomputed from what is left. */
export async function leave(ctx: Ctx, actor: Actor, input: Leave): Promise<Result<{ at: string }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const who = inMeeting(actor, seen.id)
  const self = mandateOf(who, input.seatId)?.bodyId === seen.bodyId
  const denied = permit(who, self ? 'attendance.leave' : 'attendance.record', seen.bodyId)
  if (denied) return denied
  const { requestId } = input
  return commit(ctx, { bodies: seen.bodyId, actor: who, act: 'attendance.leave', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'attendance.leave')
    if (!state.ok) return state
    const left = await work.tx
      .update(attendance)
      .set({ leftAt: work.at })
      .where(and(eq(attendance.meetingId, meeting.id), eq(attendance.seatId, input.seatId), isNull(attendance.leftAt)))
      .returning({ seatId: attendance.seatId })
    if (left.length === 0) return refuse('not_checked_in')
    const by = self ? 'self' : 'officer'
    await leaveFloor(work, { meetingId: meeting.id, seatId: input.seatId }, { by, cause: 'left' })
    work.append(
      { type: 'attendance.left', payload: { meeting: meeting.id, seat: input.seatId, by } },
      { subject: meeting.id, seatId: input.seatId },
    )
    work.change('attendance', meeting.id)
    return ok({ at: work.at.toISOString() })
  })
}
