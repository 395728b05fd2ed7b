import { ENGINE_2 } from '../../app/rules/engine-2/rule.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CallSeat } from '../../app/wire/ballots.ts'
import { rollCall } from '../../db/schema/ballots.ts'
import { levelFor } from '../access/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { calledSeats, electorOf, voteById } from './queries.ts'

/** Calls a seat by name in a roll call: from then on its ballot is taken. Calling it again changes nothing. */
export async function callSeat(ctx: Ctx, actor: Actor, input: CallSeat): Promise<Result<{ called: string }>> {
  const seen = await voteById(ctx.db, input.voteId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const denied = permit(actor, 'seat.call', bodyId)
  if (denied) return denied
  const { requestId, voteId, seatId } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'seat.call', requestId, input }, async (work) => {
    const vote = await voteById(work.tx, voteId)
    // An officer from whom the item is masked calls nobody to vote on it.
    if (!vote || (await levelFor(work.tx, actor, bodyId, vote.itemId)) === 'hidden') return refuse('not_found')
    const state = applyAct((await meetingById(work.tx, vote.meetingId))?.state ?? 'archived', 'seat.call')
    if (!state.ok) return state
    if (vote.state !== 'open' || work.at > vote.deadline) return refuse('vote_not_open')
    const { rule } = vote.terms
    if (rule.engine !== ENGINE_2 || rule.form !== 'roll_call') return refuse('vote_no_roll_call')
    if (!(await electorOf(work.tx, voteId, seatId))) return refuse('ballot_not_eligible', { seat: seatId })
    if ((await calledSeats(work.tx, voteId)).includes(seatId)) return ok({ called: seatId })
    const about = { itemId: vote.itemId, subject: voteId }
    const entry = work.append({ type: 'seat.called', payload: { vote: voteId, seat: seatId } }, about)
    await work.tx.insert(rollCall).values({ voteId, seatId, entry })
    work.change('vote', voteId, { item: vote.itemId })
    return ok({ called: seatId })
  })
}
