// What every act about a declared result asks first: that the vote is the asker's to see, and the seat theirs and an elector's.
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SeatId, VoteId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { electorOf, type Vote, voteById } from '../ballots/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { type Act, permit } from '../policies/permit.ts'

/** The vote, for whoever may do this in its body and see its item. Refuses `not_found` and `not_permitted`. */
export async function resultFor(ctx: Ctx, actor: Actor, act: Act, voteId: VoteId): Promise<Result<Vote>> {
  const vote = await voteById(ctx.db, voteId)
  if (!vote) return refuse('not_found')
  const denied = permit(actor, act, vote.bodyId)
  if (denied) return denied
  if ((await levelFor(ctx.db, actor, vote.bodyId, vote.itemId)) !== 'visible') return refuse('not_found')
  return vote.result ? ok(vote) : refuse('result_not_declared')
}

/** Null when the seat is held by the asker and had a vote. */
export async function checkElector(tx: Tx, actor: Actor, vote: Vote, seatId: SeatId) {
  const mandate = mandateOf(actor, seatId)
  if (mandate?.bodyId !== vote.bodyId) return refuse('not_found')
  return (await electorOf(tx, vote.id, seatId)) ? null : refuse('not_a_voting_seat')
}
