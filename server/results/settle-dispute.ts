import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SettleDispute } from '../../app/wire/results.ts'
import { resultStanding } from '../../db/schema/results.ts'
import { carryItem } from '../agenda/effects.ts'
import { seatsOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { resultFor } from './ask-about-result.ts'
import { endDispute } from './end-dispute.ts'
import { disputeOf, standingOf } from './queries.ts'

/**
 * An officer's answer to a dispute, with its words. Rejected, the result may become final; upheld, it is annulled and the vote is
 * to be taken again: what was decided by circulation then goes to a sitting. Nobody settles their own.
 */
export async function settleDispute(ctx: Ctx, actor: Actor, input: SettleDispute): Promise<Result<null>> {
  const seen = await resultFor(ctx, actor, 'dispute.settle', input.voteId)
  if (!seen.ok) return seen
  const { requestId, seatId, outcome, words } = input
  const vote = seen.value
  const { id: voteId, bodyId, itemId, meetingId } = vote
  return commit(ctx, { bodies: bodyId, actor, act: 'dispute.settle', requestId, input }, async (work) => {
    if (mandateOf(actor, seatId)) return refuse('dispute_own')
    const found = await disputeOf(work.tx, voteId, seatId)
    if (!found || found.outcome) return refuse('dispute_not_open')
    // Another one was upheld before: there is no result any more.
    if ((await standingOf(work.tx, voteId))?.state !== 'provisional') return refuse('result_not_provisional')
    const entry = work.append(
      { type: 'dispute.settled', payload: { vote: voteId, seat: seatId, outcome, words } },
      { itemId, subject: voteId },
    )
    await endDispute(work, found, outcome, words)
    if (outcome === 'upheld') {
      await work.tx
        .update(resultStanding)
        .set({ state: 'annulled', entry })
        .where(and(eq(resultStanding.voteId, voteId), eq(resultStanding.state, 'provisional')))
      const decided = vote.result?.outcome === 'carried' || vote.result?.outcome === 'not_carried'
      if (vote.circulates && decided) await carryItem(ctx, work, itemId)
    }
    const holder = (await seatsOf(work.tx, bodyId, work.at)).find(({ id }) => id === seatId)?.personId
    if (holder) await tell(ctx, work, [holder], { bodyId, meetingId, itemId, kind: 'dispute_settled' })
    work.change('notice', meetingId)
    work.change('vote', voteId, { item: itemId })
    return ok(null)
  })
}
