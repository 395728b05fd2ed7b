import { and, eq, lt, sql } from 'drizzle-orm'
import { vote } from '../../db/schema/ballots.ts'
import type { Ctx } from '../platform/context.ts'
import { closeVote } from './close-vote.ts'

/** The job that closes votes whose deadline has come; asked every second, by every process, harmlessly. */
export async function closeDueVotes(ctx: Ctx): Promise<number> {
  const due = await ctx.db
    .select({ id: vote.id })
    .from(vote)
    .where(and(eq(vote.state, 'open'), lt(vote.deadline, sql`clock_timestamp()`)))
  for (const { id } of due) await closeVote(ctx, { system: 'deadline' }, { voteId: id })
  return due.length
}
