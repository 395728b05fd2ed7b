import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MakeStatement } from '../../app/wire/results.ts'
import { statement } from '../../db/schema/results.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { checkElector, resultFor } from './ask-about-result.ts'
import { isProvisional, standingOf, statementsOf } from './queries.ts'

/** An elector's words on the vote after its close, once, while the sitting lasts or the result may be disputed. */
export async function makeStatement(ctx: Ctx, actor: Actor, input: MakeStatement): Promise<Result<null>> {
  const seen = await resultFor(ctx, actor, 'statement.make', input.voteId)
  if (!seen.ok) return seen
  const { requestId, seatId, words } = input
  const { id: voteId, bodyId, itemId, meetingId } = seen.value
  return commit(ctx, { bodies: bodyId, actor, act: 'statement.make', requestId, input }, async (work) => {
    const denied = await checkElector(work.tx, actor, seen.value, seatId)
    if (denied) return denied
    const meeting = await meetingById(work.tx, meetingId)
    const lasts = meeting?.state === 'in_session' || meeting?.state === 'suspended'
    if (!lasts && !isProvisional(await standingOf(work.tx, voteId))) return refuse('statement_late')
    if ((await statementsOf(work.tx, voteId)).some((one) => one.seatId === seatId)) return refuse('statement_already')
    work.append(
      { type: 'statement.made', payload: { vote: voteId, seat: seatId, words } },
      { itemId, subject: voteId, seatId },
    )
    await work.tx.insert(statement).values({ voteId, seatId, words, at: work.at })
    work.change('vote', voteId, { item: itemId })
    return ok(null)
  })
}
