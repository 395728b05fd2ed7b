import { and, eq, isNull } from 'drizzle-orm'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { RequestMeeting } from '../../app/wire/meetings.ts'
import { vote as votes } from '../../db/schema/ballots.ts'
import { levelFor } from '../access/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandateOf } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { electorOf, type Vote, voteById } from './queries.ts'

/**
 * A member with a vote on the matter asks that it be taken in a sitting: one is enough, in a written as in a silence procedure. The
 * job that closes votes then ends this one.
 */
export async function requestMeeting(ctx: Ctx, actor: Actor, input: RequestMeeting): Promise<Result<null>> {
  const { voteId, seatId, reason, requestId } = input
  const seen = await voteById(ctx.db, voteId)
  if (!seen) return refuse('not_found')
  const { bodyId, itemId } = seen
  const denied = permit(actor, 'meeting.request', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'meeting.request', requestId, input }, async (work) => {
    const mandate = mandateOf(actor, seatId)
    const recused = (await interestsIn(work.tx, [itemId])).some((one) => one.seatId === seatId)
    if (mandate?.bodyId !== bodyId) return refuse('not_found')
    if (recused) return refuse('ballot_recused')
    if ((await levelFor(work.tx, actor, bodyId, itemId)) !== 'visible') return refuse('not_found')
    const elector = await electorOf(work.tx, voteId, seatId)
    if (!elector?.mandates.includes(mandate.mandateId)) return refuse('not_a_voting_seat')
    const vote = (await voteById(work.tx, voteId)) as Vote
    const meeting = await meetingById(work.tx, vote.meetingId)
    const state = applyAct(meeting?.state ?? 'archived', 'meeting.request')
    if (!state.ok) return state
    if (vote.state !== 'open' || work.at > vote.deadline) return refuse('vote_not_open')
    if (vote.request) return refuse('meeting_requested')
    work.append(
      {
        type: 'meeting.requested',
        payload: { meeting: vote.meetingId, item: itemId, vote: voteId, seat: seatId, reason },
      },
      { itemId, subject: voteId, seatId },
    )
    const asked = await work.tx
      .update(votes)
      .set({ request: { seat: seatId, reason, at: work.at.toISOString() } })
      .where(and(eq(votes.id, voteId), isNull(votes.request)))
      .returning({ id: votes.id })
    if (asked.length !== 1) throw new Error(`Vote ${voteId} was asked about under a held lock`)
    work.change('vote', voteId, { item: itemId })
    return ok(null)
  })
}
