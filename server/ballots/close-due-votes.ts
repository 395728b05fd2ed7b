import { and, eq, lt, sql } from 'drizzle-orm'
import { vote } from '../../db/schema/ballots.ts'
import type { Ctx } from '../platform/context.ts'
import { closeVote } from './close-vote.ts'

/** The job that closes votes whose deadline has come; asked every second, by every process, harmlessly. */
export async function closeDueVotes(ctx: Ctx): Promise<number> {
  const { rows } = await ctx.db.execute<{ now: string }>(sql`select clock_timestamp()::text as now`)
  const now = ctx.ledgerClock(new Date(rows[0]?.now as string))
  const due = await ctx.db
    .select({ id: vote.id })
    .from(vote)
    .where(and(eq(vote.state, 'open'), lt(vote.deadline, now)))
  for (const { id } of due)
    try {
      await closeVote(ctx, { system: 'deadline' }, { voteId: id })
    } catch (error) {
      // One vote that cannot be closed must not keep the others open.
      ctx.log.error({ err: error, vote: id }, 'vote could not be closed at its deadline')
    }
  return due.length
}
