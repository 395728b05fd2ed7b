import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { RaiseDispute } from '../../app/wire/results.ts'
import { dispute } from '../../db/schema/results.ts'
import { seatsOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { OFFICERS } from '../policies/permit.ts'
import { checkElector, resultFor } from './ask-about-result.ts'
import { disputeOf, standingOf } from './queries.ts'

/**
 * Says, within the window, that what stands for an elector's seat is not what they chose. The result stays provisional until an
 * officer has settled it; the officers are told.
 */
export async function raiseDispute(ctx: Ctx, actor: Actor, input: RaiseDispute): Promise<Result<null>> {
  const seen = await resultFor(ctx, actor, 'result.dispute', input.voteId)
  if (!seen.ok) return seen
  const { requestId, seatId, ground, words } = input
  const { id: voteId, bodyId, itemId, meetingId } = seen.value
  return commit(ctx, { bodies: bodyId, actor, act: 'result.dispute', requestId, input }, async (work) => {
    const denied = await checkElector(work.tx, actor, seen.value, seatId)
    if (denied) return denied
    const standing = await standingOf(work.tx, voteId)
    if (standing?.state !== 'provisional') return refuse('result_not_provisional')
    if (work.at > standing.until) return refuse('dispute_late')
    if (await disputeOf(work.tx, voteId, seatId)) return refuse('dispute_already')
    work.append(
      { type: 'result.disputed', payload: { vote: voteId, seat: seatId, ground, words } },
      { itemId, subject: voteId, seatId },
    )
    await work.tx.insert(dispute).values({ voteId, seatId, ground, words, at: work.at })
    const officers = (await seatsOf(work.tx, bodyId, work.at)).filter(({ role }) => OFFICERS.includes(role))
    const people = officers.flatMap(({ personId }) => (personId && personId !== actor.personId ? [personId] : []))
    await tell(ctx, work, people, { bodyId, meetingId, itemId, kind: 'result_disputed', aboutId: actor.personId })
    work.change('notice', meetingId)
    work.change('vote', voteId, { item: itemId })
    return ok(null)
  })
}
