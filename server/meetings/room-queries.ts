// The room of a sitting as a screen on its wall may show it: seats that vote, by name and presence, and the quorum.
import type { ItemId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import type { Meeting } from './queries.ts'
import { type SittingSeat, sittingSeats } from './sitting-seats.ts'

export type RoomSeat = Pick<SittingSeat, 'seatId' | 'name' | 'presence'> & { chair: boolean }

/** `itemId` only where the room may know of it: whoever is recused from it says that it is there. */
export async function roomOf(ctx: Ctx, meeting: Meeting, itemId: ItemId | null) {
  const { seats, quorum } = await sittingSeats(ctx, meeting, itemId)
  return {
    seats: seats
      .filter(({ votes, personId }) => votes && personId)
      .map(({ seatId, name, presence, role }): RoomSeat => ({ seatId, name, presence, chair: role === 'chair' })),
    /** Everybody checked in and not gone, whether or not their seat votes. */
    inRoom: seats.filter(({ here }) => here).map(({ seatId }) => seatId),
    quorum,
  }
}
