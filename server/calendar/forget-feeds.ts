import { inArray } from 'drizzle-orm'
import { calendarFeed } from '../../db/schema/calendar.ts'
import { mandatesOfAll } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'

/** Addresses of people who sit nowhere any more: should they come back, they make another. */
export async function forgetFeeds(ctx: Ctx): Promise<number> {
  const people = (await ctx.db.select({ personId: calendarFeed.personId }).from(calendarFeed)).map(
    (row) => row.personId,
  )
  if (people.length === 0) return 0
  const seated = await mandatesOfAll(ctx.db, people, ctx.clock())
  const gone = people.filter((person) => !seated.has(person))
  if (gone.length > 0) await ctx.db.delete(calendarFeed).where(inArray(calendarFeed.personId, gone))
  return gone.length
}
