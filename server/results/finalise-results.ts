import { eq } from 'drizzle-orm'
import { ok } from '../../app/rules/result.ts'
import { resultStanding } from '../../db/schema/results.ts'
import { voteById } from '../ballots/queries.ts'
import { commit } from '../ledger/commit.ts'
import { databaseNow } from '../ledger/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { dueResults, type ResultStanding } from './queries.ts'

/** The job that declares results final whose window is over, over no standing dispute; asked every second, harmlessly. */
export async function finaliseResults(ctx: Ctx): Promise<number> {
  const due = await dueResults(ctx.db, await databaseNow(ctx))
  for (const standing of due)
    try {
      await finalise(ctx, standing)
    } catch (error) {
      // One result that cannot be declared final must not keep the others provisional.
      ctx.log.error({ err: error, vote: standing.voteId }, 'result could not be declared final')
    }
  return due.length
}

async function finalise(ctx: Ctx, { voteId, bodyId }: ResultStanding): Promise<void> {
  await commit(ctx, { bodies: bodyId, actor: { system: 'deadline' }, act: 'result.finalise' }, async (work) => {
    const vote = await voteById(work.tx, voteId)
    // Another process may have been first, and a dispute may have come in between.
    const standing = (await dueResults(work.tx, work.at)).find((one) => one.voteId === voteId)
    if (!vote || !standing) return ok(null)
    const entry = work.append(
      {
        type: 'result.final',
        payload: { vote: voteId, vote_hash: vote.voteHash, declared: String(standing.declaredEntry) },
      },
      { itemId: vote.itemId, subject: voteId },
    )
    await work.tx.update(resultStanding).set({ state: 'final', entry }).where(eq(resultStanding.voteId, voteId))
    work.change('vote', voteId, { item: vote.itemId })
    return ok(null)
  })
}
