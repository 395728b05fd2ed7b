// A meeting whose agenda was published and whose sitting has not been opened: two items, one of them a decision.
import type { SeatRole } from '../../app/wire/bodies.ts'
import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import type { CorrectAttendance, MoveSitting } from '../../app/wire/meetings.ts'
import { callItem } from '../../server/meetings/call-item.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { correctAttendance } from '../../server/meetings/correct-attendance.ts'
import { deferItem } from '../../server/meetings/defer-item.ts'
import { leave } from '../../server/meetings/leave.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { withdrawCall } from '../../server/meetings/withdraw-call.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { makeItem, makeMeeting, publish } from './agenda.ts'
import { type Member, makeBody, must, requestId } from './body.ts'
import { DECISION } from './sitting.ts'

export type Circulated = Awaited<ReturnType<typeof makeCirculated>>

export async function makeCirculated(
  ctx: Ctx,
  roles: SeatRole[] = ['chair', 'secretary', 'member', 'member', 'auditor'],
  conflictHides: 'item' | 'papers' | 'nothing' = 'item',
) {
  const { bodyId, members } = await makeBody(ctx, roles, { confirmation: 'none', conflictHides })
  const [chair, secretary, member, other] = members as [Member, Member, Member, Member]
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const first = await makeItem(ctx, secretary.actor, meetingId, 'Talk', { presenterSeatId: member.seatId })
  const second = await makeItem(ctx, secretary.actor, meetingId, 'Project', { type: 'decision', decision: DECISION })
  must(await publish(ctx, secretary.actor, meetingId))
  return { bodyId, members, chair, secretary, member, other, meetingId, first, second }
}

export const acts = (ctx: Ctx) => ({
  move: (who: Member, meetingId: MeetingId, act: MoveSitting['act'], id = requestId(ctx)) =>
    moveSitting(ctx, who.actor, { requestId: id, meetingId, act }),
  call: (who: Member, meetingId: MeetingId, itemId: ItemId) =>
    callItem(ctx, who.actor, { requestId: requestId(ctx), meetingId, itemId }),
  enter: (who: Member, meetingId: MeetingId, seat: Member = who, remote = false) =>
    checkIn(ctx, who.actor, { requestId: requestId(ctx), meetingId, seatId: seat.seatId, remote }),
  leave: (who: Member, meetingId: MeetingId, seat: Member = who) =>
    leave(ctx, who.actor, { requestId: requestId(ctx), meetingId, seatId: seat.seatId }),
  correct: (who: Member, meetingId: MeetingId, presence: CorrectAttendance['presence'], seat: Member = who) =>
    correctAttendance(ctx, who.actor, { requestId: requestId(ctx), meetingId, seatId: seat.seatId, presence }),
  defer: (who: Member, meetingId: MeetingId, itemId: ItemId, deferred = true) =>
    deferItem(ctx, who.actor, { requestId: requestId(ctx), meetingId, itemId, deferred }),
  takeBack: (who: Member, meetingId: MeetingId, itemId: ItemId) =>
    withdrawCall(ctx, who.actor, { requestId: requestId(ctx), meetingId, itemId }),
  suspend: (who: Member, meetingId: MeetingId, minutes?: number) =>
    moveSitting(ctx, who.actor, {
      requestId: requestId(ctx),
      meetingId,
      act: 'sitting.suspend',
      ...(minutes !== undefined && { minutes }),
    }),
})
