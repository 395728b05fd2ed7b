// Shapes of keeping an item from a seat, and giving it back; each with its reason.
import { z } from 'zod'
import { ItemId, RequestId, SeatId } from './ids.ts'

const fields = { requestId: RequestId, itemId: ItemId, seatId: SeatId, reason: z.string().trim().min(3).max(500) }

export const ExcludeSeat = z.object(fields)
export type ExcludeSeat = z.infer<typeof ExcludeSeat>

/** `reason` says why it is given back. */
export const ReadmitSeat = ExcludeSeat
export type ReadmitSeat = z.infer<typeof ReadmitSeat>

export const ExclusionAct = z.discriminatedUnion('act', [
  ExcludeSeat.extend({ act: z.literal('exclude') }),
  ReadmitSeat.extend({ act: z.literal('readmit') }),
])
export type ExclusionAct = z.infer<typeof ExclusionAct>
