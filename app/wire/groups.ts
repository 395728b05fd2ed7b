// Shapes of a body's groups: a name and the seats whose people share notes that nobody else reads.
import { z } from 'zod'
import { BodyId, GroupId, RequestId, SeatId } from './ids.ts'
import { Bilingual } from './text.ts'

export const MOST_GROUPS = 20

export const KeepGroup = z.object({
  requestId: RequestId,
  bodyId: BodyId,
  /** Null for a new one. */
  groupId: GroupId.nullable(),
  name: Bilingual,
  /** The whole list; with nobody in it the group's notes are closed to everybody. */
  seats: z.array(SeatId).max(300),
})
export type KeepGroup = z.infer<typeof KeepGroup>
