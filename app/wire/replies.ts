// Shapes of answers to the invitation of a meeting.
import { z } from 'zod'
import { ANSWERS } from '../rules/replies.ts'
import { EndDeputy, NameDeputy } from './deputies.ts'
import { MeetingId, RequestId, SeatId } from './ids.ts'

export const GiveReply = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  seatId: SeatId,
  answer: z.enum(ANSWERS),
  /** Why they do not come; only officers read it. */
  reason: z.string().trim().max(500),
})
export type GiveReply = z.infer<typeof GiveReply>

export const RemindUnanswered = z.object({ requestId: RequestId, meetingId: MeetingId })
export type RemindUnanswered = z.infer<typeof RemindUnanswered>

/** What is done about replies; one action takes them all. */
export const ReplyAct = z.discriminatedUnion('act', [
  GiveReply.extend({ act: z.literal('give') }),
  RemindUnanswered.extend({ act: z.literal('remind') }),
  NameDeputy.extend({ act: z.literal('name_deputy') }),
  EndDeputy.extend({ act: z.literal('end_deputy') }),
])
export type ReplyAct = z.infer<typeof ReplyAct>
