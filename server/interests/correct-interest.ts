import { and, eq } from 'drizzle-orm'
import type { CorrectInterest } from '../../app/wire/interests.ts'
import { declaredInterest } from '../../db/schema/interests.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { reviseInterest } from './revise-interest.ts'

/**
 * Says a declared interest anew: the ledger takes the old words back and enters the new ones in one breath, so that the item
 * opens to nobody in between. By the member or by the secretary, and then the member is told.
 */
export const correctInterest = (ctx: Ctx, actor: Actor, input: CorrectInterest) =>
  reviseInterest(ctx, actor, input, {
    act: 'interest.correct',
    telling: 'interest_recorded',
    write: async (work, { meetingId, itemId, seatId }) => {
      const { reason } = input
      await work.tx
        .update(declaredInterest)
        .set({ reason, declaredBy: actor.personId, declaredAt: work.at })
        .where(and(eq(declaredInterest.itemId, itemId), eq(declaredInterest.seatId, seatId)))
      const about = { itemId, subject: meetingId, seatId }
      const common = { meeting: meetingId, item: itemId, seat: seatId }
      // No reason of its own: the words that follow take its place.
      work.append({ type: 'interest.withdrawn', payload: { ...common, reason: '' } }, about)
      work.append({ type: 'interest.declared', payload: { ...common, reason } }, about)
    },
  })
