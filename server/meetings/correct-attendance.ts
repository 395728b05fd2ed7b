import { and, eq } from 'drizzle-orm'
import { attendanceLog } from '../../app/rules/attendance-log.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CorrectAttendance } from '../../app/wire/meetings.ts'
import { attendance } from '../../db/schema/meetings.ts'
import { leaveFloor } from '../floor/effects.ts'
import { commit } from '../ledger/commit.ts'
import { roomActs } from '../ledger/sitting-acts.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { type Meeting, meetingById } from './queries.ts'

/**
 * What was entered of a seat's presence was wrong: they are elsewhere than it says, had not left, or had not come. The entries
 * stay; from this one on the seat counts as it says. By the seat's own member or an officer.
 */
export async function correctAttendance(ctx: Ctx, actor: Actor, input: CorrectAttendance): Promise<Result<object>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const who = inMeeting(actor, seen.id)
  const self = mandateOf(who, input.seatId)?.bodyId === seen.bodyId
  const denied = permit(who, self ? 'attendance.correct' : 'attendance.record', seen.bodyId)
  if (denied) return denied
  const { requestId, seatId, presence } = input
  return commit(ctx, { bodies: seen.bodyId, actor: who, act: 'attendance.correct', requestId, input }, async (work) => {
    const meeting = await meetingById(work.tx, input.meetingId)
    if (!meeting) return refuse('not_found')
    const state = applyAct(meeting.state, 'attendance.correct')
    if (!state.ok) return state
    const key = and(eq(attendance.meetingId, meeting.id), eq(attendance.seatId, seatId))
    const [known] = await work.tx.select().from(attendance).where(key)
    if (!known || (presence === 'absent' && known.leftAt !== null)) return refuse('not_checked_in')
    const by = self ? 'self' : 'officer'
    if (presence === 'absent') {
      await leaveFloor(work, { meetingId: meeting.id, seatId }, { by, cause: 'left' })
      const before = await stayBefore(work, meeting, seatId)
      if (before) await work.tx.update(attendance).set(before).where(key)
      else await work.tx.delete(attendance).where(key)
    } else {
      const remote = presence === 'remote'
      if (known.leftAt === null && known.remote === remote) return refuse('attendance_same')
      await work.tx.update(attendance).set({ remote, leftAt: null }).where(key)
    }
    work.append(
      { type: 'attendance.corrected', payload: { meeting: meeting.id, seat: seatId, presence, by } },
      { subject: meeting.id, seatId },
    )
    work.change('attendance', meeting.id)
    return ok({})
  })
}

/** The stay before the one that was none: they had come once, and left. */
async function stayBefore({ tx }: Work, { id, bodyId }: Meeting, seatId: string) {
  const stays = attendanceLog(await roomActs(tx, bodyId, id), id).filter(({ seat }) => seat === seatId)
  const before = stays.at(-2)
  if (!before?.to || before.attempt !== stays.at(-1)?.attempt) return null
  return { remote: before.remote, checkedInAt: new Date(before.from), leftAt: new Date(before.to) }
}
