// Shapes of substitution: a deputy named for one meeting, and ended.
import { z } from 'zod'
import { MandateId, MeetingId, PersonId, RequestId, SeatId } from './ids.ts'

export const NameDeputy = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  /** The seat in which they sit, and who they are. */
  seatId: SeatId,
  personId: PersonId,
  /** Why an officer enters it; "" from the seat's own member. */
  reason: z.string().trim().max(500),
})
export type NameDeputy = z.infer<typeof NameDeputy>

export const EndDeputy = z.object({ requestId: RequestId, mandateId: MandateId })
export type EndDeputy = z.infer<typeof EndDeputy>
