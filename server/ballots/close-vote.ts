import { and, eq } from 'drizzle-orm'
import type { Json } from '../../app/rules/canonical.ts'
import { isSilence } from '../../app/rules/circulation.ts'
import { countsRemote, type Decision, decideVote } from '../../app/rules/decide-vote.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { CountedBallot } from '../../app/rules/tally.ts'
import type { VoteId } from '../../app/wire/ids.ts'
import { ballotRecord, vote as votes } from '../../db/schema/ballots.ts'
import { levelFor } from '../access/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { commit } from '../ledger/commit.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type AnyActor, isPerson } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { beginWindow } from '../results/effects.ts'
import { endCirculation } from './end-circulation.ts'
import { countedBallots, electorsOf, type Vote, voteById } from './queries.ts'

/** `requestId` is absent when the deadline closes it. */
export type Closing = { voteId: VoteId; requestId?: string }

/** Closes a vote and declares its result in the same commit: two entries, `vote.closed` and `result.declared`. */
export async function closeVote(ctx: Ctx, actor: AnyActor, input: Closing): Promise<Result<{ result: Decision }>> {
  const seen = await voteById(ctx.db, input.voteId)
  if (!seen) return refuse('not_found')
  const denied = permit(actor, 'vote.close', seen.bodyId)
  if (denied) return denied
  const { requestId } = input
  return commit(ctx, { bodies: seen.bodyId, actor, act: 'vote.close', requestId, input }, async (work) => {
    const vote = await voteById(work.tx, input.voteId)
    if (vote?.state !== 'open') return refuse('vote_not_open')
    // Who is kept from the item has no say in when its vote ends: another presides, or the deadline comes.
    const level = isPerson(actor) ? await levelFor(work.tx, actor, vote.bodyId, vote.itemId) : 'visible'
    if (level === 'hidden') return refuse('not_found')
    if (level === 'title') return refuse('not_permitted', { act: 'vote.close' })
    const electors = await electorsOf(work.tx, vote.id)
    const ballots = await countedBallots(work.tx, vote.id, electors)
    const by = endedBy(vote, actor, ballots, work.at)
    if (!by) return refuse('vote_still_open')
    const present = vote.circulates
      ? electors.map(({ seat }) => seat)
      : await presentSeats(work.tx, vote.meetingId, countsRemote(vote.terms.rule))
    const recused = (await interestsIn(work.tx, [vote.itemId])).map(({ seatId }) => seatId)
    const requests = vote.request ? 1 : 0
    const result = decideVote(vote.terms, { electors, present, ballots, recused, castingVote: null, requests })
    const about = { itemId: vote.itemId, subject: vote.id }
    const closedEntry = work.append(
      { type: 'vote.closed', payload: { vote: vote.id, by, present, ballots: String(ballots.length) } },
      about,
    )
    const declared = result as unknown as Record<string, Json>
    const declaredEntry = work.append(
      { type: 'result.declared', payload: { vote: vote.id, vote_hash: vote.voteHash, result: declared } },
      about,
    )
    // What nobody confirmed in time was never a ballot.
    await work.tx.delete(ballotRecord).where(eq(ballotRecord.voteId, vote.id))
    const closed = await work.tx
      .update(votes)
      .set({ state: 'closed', closedAt: work.at, closedEntry, closing: { present, recused }, result })
      .where(and(eq(votes.id, vote.id), eq(votes.state, 'open')))
      .returning({ id: votes.id })
    if (closed.length !== 1) throw new Error(`Vote ${vote.id} was closed under a held lock`)
    // A tie that awaits the chair is no result yet.
    if (result.outcome !== 'tied') await beginWindow(work, vote, declaredEntry)
    work.change('vote', vote.id, { item: vote.itemId })
    if (vote.circulates) await endCirculation(ctx, work, vote, result.outcome)
    return ok({ result })
  })
}

/**
 * What ends the vote now, or null while nothing does. A sitting's vote is its chair's to close; a circulation runs to its deadline,
 * unless a member asks for a meeting or objects to silence, and nobody but the clock ends it: with its last vote the meeting is over.
 */
function endedBy(vote: Vote, actor: AnyActor, ballots: readonly CountedBallot[], at: Date) {
  if (vote.circulates && isPerson(actor)) return null
  if (vote.request) return 'request' as const
  if (vote.circulates && isSilence(vote.terms.rule) && ballots.some(({ choice }) => choice === 'no'))
    return 'objection' as const
  if (at > vote.deadline) return 'deadline' as const
  return isPerson(actor) ? ('chair' as const) : null
}
