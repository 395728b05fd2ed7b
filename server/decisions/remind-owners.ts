import { eq } from 'drizzle-orm'
import { dayIn } from '../../app/rules/decisions.ts'
import { ok } from '../../app/rules/result.ts'
import { decisionAction } from '../../db/schema/decisions.ts'
import { bodyById, seatsOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { databaseNow } from '../ledger/queries.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import { decisionById, dueBy } from './queries.ts'

/** So long before its deadline the owner of an action is reminded, once for each deadline. */
const AHEAD_MS = 2 * 24 * 3_600_000

/** The job that tells owners of actions whose deadline is near or past. */
export async function remindOwners(ctx: Ctx): Promise<number> {
  const now = await databaseNow(ctx)
  const ahead = new Date(now.getTime() + AHEAD_MS)
  // A day of a zone ahead of ours may have begun: each is looked at again by its own body's day.
  const near = await dueBy(ctx.db, dayIn(new Date(ahead.getTime() + 14 * 3_600_000), 'UTC'))
  let told = 0
  for (const { id, bodyId, decisionId, dueOn } of near) {
    const [body, decision] = [await bodyById(ctx.db, bodyId), await decisionById(ctx.db, decisionId)]
    if (!body || !decision || !dueOn || dueOn > dayIn(ahead, body.zone)) continue
    await commit(ctx, { bodies: bodyId, actor: { system: 'deadline' }, act: 'action.remind' }, async (work) => {
      const still = (await dueBy(work.tx, dueOn)).find((one) => one.id === id)
      if (!still) return ok(null)
      const owner = (await seatsOf(work.tx, bodyId, work.at)).find((seat) => seat.id === still.ownerSeatId)?.personId
      const { meetingId, itemId } = decision
      if (owner) await tell(ctx, work, [owner], { bodyId, meetingId, itemId, kind: 'action_due' })
      await work.tx.update(decisionAction).set({ remindedOf: dueOn }).where(eq(decisionAction.id, id))
      if (owner) told++
      return ok(null)
    })
  }
  return told
}
