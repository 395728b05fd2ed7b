import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { WithdrawDispute } from '../../app/wire/results.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { checkElector, resultFor } from './ask-about-result.ts'
import { endDispute } from './end-dispute.ts'
import { disputeOf } from './queries.ts'

/** The member's own word that their dispute is settled. */
export async function withdrawDispute(ctx: Ctx, actor: Actor, input: WithdrawDispute): Promise<Result<null>> {
  const seen = await resultFor(ctx, actor, 'result.dispute', input.voteId)
  if (!seen.ok) return seen
  const { requestId, seatId } = input
  const { id: voteId, bodyId, itemId } = seen.value
  return commit(ctx, { bodies: bodyId, actor, act: 'dispute.withdraw', requestId, input }, async (work) => {
    const denied = await checkElector(work.tx, actor, seen.value, seatId)
    if (denied) return denied
    const found = await disputeOf(work.tx, voteId, seatId)
    if (!found || found.outcome) return refuse('dispute_not_open')
    work.append(
      { type: 'dispute.withdrawn', payload: { vote: voteId, seat: seatId } },
      { itemId, subject: voteId, seatId },
    )
    await endDispute(work, found, 'withdrawn', '')
    work.change('vote', voteId, { item: itemId })
    return ok(null)
  })
}
