import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ReleaseDisplay } from '../../app/wire/displays.ts'
import { roomDisplay } from '../../db/schema/displays.ts'
import { officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'

/** An officer lets a screen go: it shows nothing of the sitting any more, and is unknown to the house. */
export async function releaseDisplay(ctx: Ctx, actor: Actor, input: ReleaseDisplay): Promise<Result<null>> {
  const { requestId, meetingId, displayId } = input
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const { bodyId } = meeting
  const denied = permit(actor, 'display.pair', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'display.release', requestId, input }, async (work) => {
    const gone = await work.tx
      .delete(roomDisplay)
      .where(and(eq(roomDisplay.id, displayId), eq(roomDisplay.meetingId, meetingId)))
      .returning({ id: roomDisplay.id })
    if (gone.length === 0) return refuse('display_not_there')
    work.change('display', displayId, await officerSeats(work.tx, bodyId))
    return ok(null)
  })
}
