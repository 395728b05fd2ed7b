import { and, eq } from 'drizzle-orm'
import type { WithdrawInterest } from '../../app/wire/interests.ts'
import { declaredInterest } from '../../db/schema/interests.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { reviseInterest } from './revise-interest.ts'

/**
 * Takes back a seat's declared interest in an item, by its member or by the secretary, and then the member is told: the item opens
 * to them again and the seat has its vote.
 */
export const withdrawInterest = (ctx: Ctx, actor: Actor, input: WithdrawInterest) =>
  reviseInterest(ctx, actor, input, {
    act: 'interest.withdraw',
    telling: 'interest_withdrawn',
    write: async (work, { bodyId, meetingId, itemId, seatId }) => {
      await work.tx
        .update(declaredInterest)
        .set({ withdrawnAt: work.at })
        .where(and(eq(declaredInterest.itemId, itemId), eq(declaredInterest.seatId, seatId)))
      work.append(
        {
          type: 'interest.withdrawn',
          payload: { meeting: meetingId, item: itemId, seat: seatId, reason: input.reason },
        },
        { itemId, subject: meetingId, seatId },
      )
      await rewriteAccess(work, bodyId, [itemId])
    },
  })
