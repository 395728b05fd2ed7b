// Shapes of what members say of items beforehand, and of the adoption of consent items.
import { z } from 'zod'
import { LONGEST_MOMENT_S, MARKS, SHORTEST_MOMENT_S } from '../rules/consent.ts'
import { ItemId, MeetingId, RequestId, SeatId } from './ids.ts'

/** Several at once: one press says of all consent items that there is no objection. Null takes a mark back. */
export const MarkItems = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  seatId: SeatId,
  marks: z
    .array(z.object({ itemId: ItemId, mark: z.enum(MARKS).nullable() }))
    .min(1)
    .max(500),
})
export type MarkItems = z.infer<typeof MarkItems>

export const ContestItem = z.object({ requestId: RequestId, meetingId: MeetingId, itemId: ItemId, seatId: SeatId })
export type ContestItem = z.infer<typeof ContestItem>

export const AnnounceConsent = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  /** For so long a member may still take an item out. */
  seconds: z.number().int().min(SHORTEST_MOMENT_S).max(LONGEST_MOMENT_S),
})
export type AnnounceConsent = z.infer<typeof AnnounceConsent>

/** The items as the chair saw them: what was taken out meanwhile is not adopted unseen, nor left out unseen. */
export const AdoptConsent = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  items: z.array(ItemId).min(1).max(500),
})
export type AdoptConsent = z.infer<typeof AdoptConsent>

/** The seat of the member who asks to discuss an item after all that was adopted. */
export const ReopenConsent = z.object({ requestId: RequestId, meetingId: MeetingId, itemId: ItemId, seatId: SeatId })
export type ReopenConsent = z.infer<typeof ReopenConsent>

/** What is done about them; one action takes them all. */
export const PositionAct = z.discriminatedUnion('act', [
  MarkItems.extend({ act: z.literal('mark') }),
  ContestItem.extend({ act: z.literal('contest') }),
  AnnounceConsent.extend({ act: z.literal('announce') }),
  AdoptConsent.extend({ act: z.literal('adopt') }),
  ReopenConsent.extend({ act: z.literal('reopen') }),
])
export type PositionAct = z.infer<typeof PositionAct>
