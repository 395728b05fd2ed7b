import { countsRemote, isElected } from '../../app/rules/decide-vote.ts'
import { runOffAfter } from '../../app/rules/elections/run-off.ts'
import { applyAct } from '../../app/rules/meeting-states.ts'
import { type Result, refuse } from '../../app/rules/result.ts'
import { electionOf, VOTE_TERMS_3 } from '../../app/rules/vote-terms.ts'
import type { OpenRunOff } from '../../app/wire/ballots.ts'
import type { VoteId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { commit } from '../ledger/commit.ts'
import { presentSeats } from '../meetings/attendance-queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { type AnyActor, isPerson } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { standingOf } from '../results/queries.ts'
import { enterVote } from './enter-vote.ts'
import { openVoteOfMeeting, type Vote, voteById, votesOfMeeting } from './queries.ts'

/**
 * Opens the second of two rounds from the first one's declared result: whoever may still be elected stands, under the same text and
 * rule. One that ended without electing anybody may be opened again.
 */
export async function openRunOff(ctx: Ctx, actor: AnyActor, input: OpenRunOff): Promise<Result<{ voteId: VoteId }>> {
  const seen = await voteById(ctx.db, input.voteId)
  if (!seen) return refuse('not_found')
  const { bodyId } = seen
  const denied = permit(actor, 'vote.open', bodyId)
  if (denied) return denied
  const { requestId } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'vote.open_run_off', requestId, input }, async (work) => {
    const first = (await voteById(work.tx, input.voteId)) as Vote
    const level = isPerson(actor) ? await levelFor(work.tx, actor, bodyId, first.itemId) : 'visible'
    if (level === 'hidden') return refuse('not_found')
    if (level === 'title') return refuse('not_permitted', { act: 'vote.open' })
    const { meetingId, itemId, terms, result } = first
    const state = applyAct((await meetingById(work.tx, meetingId))?.state ?? 'archived', 'vote.open')
    if (!state.ok) return state
    if (terms.type !== VOTE_TERMS_3 || !result || !isElected(result)) return refuse('election_no_run_off')
    const election = runOffAfter(terms, result)
    if (!election || (await isDecided(work.tx, first)) || (await isAnnulled(work.tx, first.id)))
      return refuse('election_no_run_off')
    if (await openVoteOfMeeting(work.tx, meetingId)) return refuse('vote_open_already')
    const here = await presentSeats(work.tx, meetingId, countsRemote(terms.rule))
    return enterVote(ctx, work, {
      bodyId,
      meetingId,
      itemId,
      question: terms.question,
      rule: terms.rule,
      deadline: new Date(work.at.getTime() + input.seconds * 1000),
      present: () => here,
      circulates: false,
      election,
    })
  })
}

/** Whether a run-off of this vote elected somebody, and was not annulled since. */
export async function isDecided(db: Db | Tx, { id, meetingId }: Pick<Vote, 'id' | 'meetingId'>): Promise<boolean> {
  for (const vote of await votesOfMeeting(db, meetingId))
    if (electionOf(vote.terms)?.first?.vote === id && vote.result?.outcome === 'elected')
      if (!(await isAnnulled(db, vote.id))) return true
  return false
}

export const isAnnulled = async (db: Db | Tx, voteId: VoteId): Promise<boolean> =>
  (await standingOf(db, voteId))?.state === 'annulled'
