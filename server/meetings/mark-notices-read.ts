import { and, eq, inArray, isNull } from 'drizzle-orm'
import { ok, type Result } from '../../app/rules/result.ts'
import type { MarkNoticesRead } from '../../app/wire/meetings.ts'
import { notice } from '../../db/schema/meetings.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'

/** Marks the actor's own notices as read; somebody else's, and those already read, are left as they are. */
export async function markNoticesRead(
  ctx: Ctx,
  actor: Actor,
  input: MarkNoticesRead,
): Promise<Result<{ read: number }>> {
  const mine = and(inArray(notice.id, input.noticeIds), eq(notice.personId, actor.personId), isNull(notice.readAt))
  const bodies = [
    ...new Set((await ctx.db.select({ bodyId: notice.bodyId }).from(notice).where(mine)).map((row) => row.bodyId)),
  ]
  if (bodies.length === 0) return ok({ read: 0 })
  const ask = { bodies, actor, act: 'notices.read', requestId: input.requestId, input }
  return commit(ctx, ask, async (work) => {
    const rows = await work.tx.update(notice).set({ readAt: work.at }).where(mine).returning({ id: notice.id })
    for (const bodyId of bodies) {
      const seats = mandatesIn(actor, bodyId).map((held) => held.seatId)
      if (seats.length > 0) work.change('notice', actor.personId, seats, bodyId)
    }
    return ok({ read: rows.length })
  })
}
