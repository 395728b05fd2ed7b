import { and, eq, exists, isNotNull, lt, or, sql } from 'drizzle-orm'
import { ballot, vote } from '../../db/schema/ballots.ts'
import { databaseNow } from '../ledger/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { closeVote } from './close-vote.ts'

/**
 * The job that closes votes whose deadline has come, and those by circulation that an objection or a request has ended; asked every
 * second, by every process, harmlessly.
 */
export async function closeDueVotes(ctx: Ctx): Promise<number> {
  const now = await databaseNow(ctx)
  const due = await ctx.db
    .select({ id: vote.id })
    .from(vote)
    .where(
      and(
        eq(vote.state, 'open'),
        or(
          lt(vote.deadline, now),
          isNotNull(vote.request),
          and(
            vote.circulates,
            sql`${vote.terms}->'rule'->>'form' = 'silence'`,
            exists(
              ctx.db
                .select({ id: ballot.id })
                .from(ballot)
                .where(and(eq(ballot.voteId, vote.id), eq(ballot.choice, 'no'))),
            ),
          ),
        ),
      ),
    )
  for (const { id } of due)
    try {
      await closeVote(ctx, { system: 'deadline' }, { voteId: id })
    } catch (error) {
      // One vote that cannot be closed must not keep the others open.
      ctx.log.error({ err: error, vote: id }, 'vote could not be closed at its deadline')
    }
  return due.length
}
