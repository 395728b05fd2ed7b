import { and, isNull, lt, or } from 'drizzle-orm'
import { roomDisplay } from '../../db/schema/displays.ts'
import type { Ctx } from '../platform/context.ts'

const HOUR_MS = 3_600_000
const WEEK_MS = 7 * 24 * HOUR_MS

/** Screens that showed a code and went away, and those that nobody has switched on for a week. */
export async function forgetDisplays(ctx: Ctx): Promise<number> {
  const now = ctx.clock().getTime()
  const gone = await ctx.db
    .delete(roomDisplay)
    .where(
      or(
        and(isNull(roomDisplay.meetingId), lt(roomDisplay.codeUntil, new Date(now - HOUR_MS))),
        lt(roomDisplay.seenAt, new Date(now - WEEK_MS)),
      ),
    )
    .returning({ id: roomDisplay.id })
  return gone.length
}
