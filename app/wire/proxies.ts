// Shapes of proxies: given for one meeting or until a moment, and ended.
import { z } from 'zod'
import { BodyId, MandateId, MeetingId, PersonId, RequestId, SeatId } from './ids.ts'

export const GrantProxy = z.object({
  requestId: RequestId,
  bodyId: BodyId,
  /** The seat that is voted for, and who is to vote for it. */
  seatId: SeatId,
  personId: PersonId,
  term: z.union([z.strictObject({ meetingId: MeetingId }), z.strictObject({ until: z.iso.datetime() })]),
})
export type GrantProxy = z.infer<typeof GrantProxy>

export const EndProxy = z.object({ requestId: RequestId, mandateId: MandateId })
export type EndProxy = z.infer<typeof EndProxy>

/** What is done about proxies; one action takes them all. */
export const ProxyAct = z.discriminatedUnion('act', [
  GrantProxy.extend({ act: z.literal('grant') }),
  EndProxy.extend({ act: z.literal('end') }),
])
export type ProxyAct = z.infer<typeof ProxyAct>
