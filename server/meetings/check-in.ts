import { and, eq } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CheckIn } from '../../app/wire/meetings.ts'
import { attendance } from '../../db/schema/meetings.ts'
import { openVoteOfMeeting } from '../ballots/queries.ts'
import { deputyOf, seatsIn } from '../bodies/deputy-queries.ts'
import { closeDeputy } from '../bodies/effects.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { leaveSeat } from './effects.ts'
import { meetingById } from './queries.ts'

/**
 * A member's own act on their own device, or an officer's for a seat, recorded as such. A late return counts again. A member who
 * comes after all takes the seat back from their deputy. Refused: deputy_vote_open.
 */
export async function checkIn(ctx: Ctx, actor: Actor, input: CheckIn): Promise<Result<{ at: string }>> {
  const seen = await meetingById(ctx.db, input.meetingId)
  if (!seen) return refuse('not_found')
  const who = inMeeting(actor, seen.id)
  // The member for whom a deputy sits takes the seat back by coming.
  const returns = mandateOf(who, input.seatId) === undefined && mandateOf(actor, input.seatId)?.bodyId === seen.bodyId
  const self = returns || mandateOf(who, input.seatId)?.bodyId === seen.bodyId
  const denied = permit(who, self ? 'attendance.check_in' : 'attendance.record', seen.bodyId)
  if (denied) return denied
  const { requestId } = input
  return commit(
    ctx,
    { bodies: seen.bodyId, actor: who, act: 'attendance.check_in', requestId, input },
    async (work) => {
      const meeting = await meetingById(work.tx, input.meetingId)
      const seats = meeting ? await seatsIn(work.tx, meeting, work.at) : []
      const seat = seats.find((candidate) => candidate.id === input.seatId)
      if (!meeting || !seat?.personId || seat.role === 'auditor') return refuse('not_found')
      const state = applyAct(meeting.state, 'attendance.check_in')
      if (!state.ok) return state
      const deputy = returns ? await deputyOf(work.tx, meeting.id, seat.id) : undefined
      if (deputy) {
        if (await openVoteOfMeeting(work.tx, meeting.id)) return refuse('deputy_vote_open')
        await closeDeputy(work, deputy)
        await leaveSeat(work, { meetingId: meeting.id, seatId: seat.id }, 'self')
      }
      const key = and(eq(attendance.meetingId, meeting.id), eq(attendance.seatId, seat.id))
      const [known] = await work.tx.select().from(attendance).where(key)
      if (known && known.leftAt === null) return refuse('already_checked_in')
      const row = {
        personId: deputy ? actor.personId : seat.personId,
        remote: input.remote,
        checkedInAt: work.at,
        leftAt: null,
      }
      await work.tx
        .insert(attendance)
        .values({ meetingId: meeting.id, seatId: seat.id, ...row })
        .onConflictDoUpdate({ target: [attendance.meetingId, attendance.seatId], set: row })
      const by = self ? 'self' : 'officer'
      work.append(
        { type: 'attendance.checked_in', payload: { meeting: meeting.id, seat: seat.id, remote: input.remote, by } },
        { subject: meeting.id, seatId: input.seatId },
      )
      work.change('attendance', meeting.id)
      return ok({ at: work.at.toISOString() })
    },
  )
}
