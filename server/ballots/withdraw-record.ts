import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { WithdrawRecord } from '../../app/wire/ballots.ts'
import { ballotRecord } from '../../db/schema/ballots.ts'
import { levelFor } from '../access/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { voteById } from './queries.ts'

/** Takes back what the clerk recorded, before anybody confirmed it: by the clerk, or by an officer who will not confirm it. */
export async function withdrawRecord(ctx: Ctx, actor: Actor, input: WithdrawRecord): Promise<Result<null>> {
  const { voteId, seatId, requestId } = input
  const vote = await voteById(ctx.db, voteId)
  if (!vote) return refuse('not_found')
  const denied = permit(actor, 'ballot.confirm', vote.bodyId)
  if (denied) return denied
  if ((await levelFor(ctx.db, actor, vote.bodyId, vote.itemId)) === 'hidden') return refuse('not_found')
  return commit(ctx, { bodies: vote.bodyId, actor, act: 'ballot.withdraw', requestId, input }, async (work) => {
    const gone = await work.tx
      .delete(ballotRecord)
      .where(and(eq(ballotRecord.voteId, voteId), eq(ballotRecord.seatId, seatId)))
      .returning({ seatId: ballotRecord.seatId })
    if (gone.length === 0) return refuse('record_gone')
    work.change('vote', voteId, { item: vote.itemId })
    return ok(null)
  })
}
