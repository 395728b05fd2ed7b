// Shapes of interests: declared in an item.
import { z } from 'zod'
import { ItemId, RequestId, SeatId } from './ids.ts'

export const DeclareInterest = z.object({
  requestId: RequestId,
  itemId: ItemId,
  seatId: SeatId,
  reason: z.string().trim().min(3).max(500),
})
export type DeclareInterest = z.infer<typeof DeclareInterest>
