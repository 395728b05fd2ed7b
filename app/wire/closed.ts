// Shapes of the closed part of a meeting: closing and reopening the sitting, and whom to admit by name.
import { z } from 'zod'
import { LONGEST_PART_MINUTES } from '../rules/closed-part.ts'
import { ItemId, MeetingId, RequestId, SeatId } from './ids.ts'

const reason = z.string().trim().min(3).max(500)

export const CloseSitting = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  /** Everybody reads it: the ground, and not the matter. */
  reason,
  /** After how many minutes it is meant to be reopened. */
  minutes: z.number().int().min(1).max(LONGEST_PART_MINUTES).optional(),
})
export type CloseSitting = z.infer<typeof CloseSitting>

export const ReopenSitting = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  /** Closed items that are everybody's again, with what was recorded of them. */
  open: z.array(ItemId).max(500),
})
export type ReopenSitting = z.infer<typeof ReopenSitting>

/** Somebody without a member's seat, to the closed part of one item. */
export const AdmitSeat = z.object({ requestId: RequestId, itemId: ItemId, seatId: SeatId, reason })
export type AdmitSeat = z.infer<typeof AdmitSeat>

export const SendOutSeat = AdmitSeat
export type SendOutSeat = AdmitSeat

/** What is done about it; one action takes them all. */
export const ClosedAct = z.discriminatedUnion('act', [
  CloseSitting.extend({ act: z.literal('close') }),
  ReopenSitting.extend({ act: z.literal('reopen') }),
  AdmitSeat.extend({ act: z.literal('admit') }),
  SendOutSeat.extend({ act: z.literal('send_out') }),
])
export type ClosedAct = z.infer<typeof ClosedAct>
