import { and, asc, eq, ne } from 'drizzle-orm'
import type { VoteId } from '../../app/wire/ids.ts'
import { vote } from '../../db/schema/ballots.ts'
import { levelsFor } from '../access/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import type { Vote } from './queries.ts'

/** Where a vote stands among those of its body, and which was decided before and after it. */
export type Neighbours = { previous: VoteId | null; next: VoteId | null; nth: number; of: number }

/** The decided votes of the body beside this one, as they were opened, of those that this person may look at. */
export async function neighboursOf(ctx: Ctx, actor: Actor, { id, bodyId, openedEntry }: Vote): Promise<Neighbours> {
  const others = await ctx.db
    .select({ id: vote.id, itemId: vote.itemId, openedEntry: vote.openedEntry })
    .from(vote)
    .where(and(eq(vote.bodyId, bodyId), eq(vote.state, 'closed'), ne(vote.id, id)))
    .orderBy(asc(vote.openedEntry))
  const levels = await levelsFor(ctx.db, actor, bodyId, [...new Set(others.map(({ itemId }) => itemId))])
  const known = others.filter(({ itemId }) => levels.get(itemId) !== 'hidden')
  const before = known.filter((one) => one.openedEntry < openedEntry)
  return {
    previous: before.at(-1)?.id ?? null,
    next: known[before.length]?.id ?? null,
    nth: before.length + 1,
    of: known.length + 1,
  }
}
