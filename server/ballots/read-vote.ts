// What every page of a vote begins with: the vote with its body, its meeting and its item, as far as this person may see them.
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { electionOf } from '../../app/rules/vote-terms.ts'
import type { SeatId, VoteId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { myInterests } from '../interests/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting, mandatesIn } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { voteById } from './queries.ts'

export type ReadVote = Extract<Awaited<ReturnType<typeof readVote>>, { ok: true }>['value']

/**
 * A vote on an item that is hidden from this person does not exist for them, unless their own interest hides it: then
 * they know of it, and are told so much and no more (`masked`).
 */
export async function readVote(ctx: Ctx, given: Actor, voteId: VoteId) {
  const vote = await voteById(ctx.db, voteId)
  if (!vote) return refuse('not_found')
  const actor = inMeeting(given, vote.meetingId)
  const denied = permit(actor, 'vote.read', vote.bodyId)
  if (denied) return denied
  const [body, meeting] = [await bodyById(ctx.db, vote.bodyId), await meetingById(ctx.db, vote.meetingId)]
  if (!body || !meeting) throw new Error(`Vote ${vote.id} has no body or meeting`)
  const mandates = mandatesIn(actor, body.id)
  const level = await levelFor(ctx.db, actor, body.id, vote.itemId)
  const seats = mandates.map((mandate) => mandate.seatId)
  const interest = (await myInterests(ctx.db, [vote.itemId], seats)).get(vote.itemId) ?? null
  if (level === 'hidden' && !interest) return refuse('not_found')
  const published = (await publication(ctx.db, meeting.id))?.items.find((item) => item.item === vote.itemId)
  const masked = interest !== null && level !== 'visible'
  const item = {
    id: vote.itemId,
    number: published?.number ?? '',
    type: published?.type ?? ('decision' as const),
    title: level === 'hidden' ? null : (published?.title ?? null),
  }
  return ok({ vote, body, meeting, item, mandates, interest, level, masked }) satisfies Result<unknown>
}

export type VotePage = ReturnType<typeof votePage>

/** The part of a page that the sheet and the result have in common, as plain JSON. */
export function votePage(ctx: Ctx, { vote, body, meeting, item, masked, interest }: ReadVote) {
  const { terms } = vote
  return {
    accent: body.accent,
    zone: body.zone,
    now: ctx.clock().toISOString(),
    body: { id: body.id, slug: body.slug, name: body.name },
    meeting: { id: meeting.id, number: meeting.number, title: meeting.title, state: meeting.state },
    item,
    vote: {
      id: vote.id,
      state: vote.state,
      hash: vote.voteHash,
      electorate: terms.electorate_root,
      openedAt: vote.openedAt.toISOString(),
      deadline: vote.deadline.toISOString(),
      closedAt: vote.closedAt?.toISOString() ?? null,
      rule: terms.rule,
      election: masked ? null : electionOf(terms),
      quorum: terms.quorum,
      members: terms.members.seats,
      recused: terms.recused.length,
      question: masked ? null : terms.question,
    },
    /** Why this person has no vote on the item. */
    interest: interest ? { reason: interest.reason, seatId: interest.seatId as SeatId } : null,
  }
}
