import type { VoteId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { levelsFor } from '../access/queries.ts'
import { latestPublications } from '../agenda/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { votingMandates } from './mandate-queries.ts'
import { electorOf, lastBallot, openVotesIn, type Vote } from './queries.ts'

/** `owed`: this person has a ballot to cast in it. */
export type OpenVote = {
  voteId: VoteId
  number: string
  title: Bilingual | null
  deadline: string
  owed: boolean
}

export type OpenVotes = { now: string; votes: OpenVote[] }

/** Votes that are open in this person's bodies on items they may see: what the banner on every screen says. */
export async function loadOpenVotes(ctx: Ctx, actor: Actor): Promise<OpenVotes> {
  const bodies = [...new Set([...actor.mandates, ...actor.deputies].map((mandate) => mandate.bodyId))]
  const open = (await openVotesIn(ctx.db, bodies)).filter(
    // A circulation runs for days: it waits on the home page, and not over every other.
    (vote) => !vote.circulates && may(inMeeting(actor, vote.meetingId), 'vote.read', vote.bodyId),
  )
  const told = await latestPublications(
    ctx.db,
    open.map((vote) => vote.meetingId),
  )
  const votes: OpenVote[] = []
  for (const vote of open) {
    const level = (await levelsFor(ctx.db, actor, vote.bodyId, [vote.itemId])).get(vote.itemId)
    if (level === 'hidden') continue
    const item = told.get(vote.meetingId)?.items.find((one) => one.item === vote.itemId)
    votes.push({
      voteId: vote.id,
      number: item?.number ?? '',
      title: item?.title ?? null,
      deadline: vote.deadline.toISOString(),
      owed: await isOwed(ctx, actor, vote),
    })
  }
  return { now: ctx.clock().toISOString(), votes }
}

async function isOwed(ctx: Ctx, actor: Actor, vote: Vote): Promise<boolean> {
  const recused = new Set<string>((await interestsIn(ctx.db, [vote.itemId])).map((interest) => interest.seatId))
  const mandates = await votingMandates(ctx.db, inMeeting(actor, vote.meetingId), vote.bodyId)
  const keptOut = mandates.some(({ seatId, proxy }) => !proxy && recused.has(seatId))
  for (const { seatId, mandateId, proxy } of mandates) {
    if (recused.has(seatId) || (proxy && keptOut)) continue
    const elector = await electorOf(ctx.db, vote.id, seatId)
    if (elector?.mandates.includes(mandateId) && !(await lastBallot(ctx.db, vote.id, seatId))) return true
  }
  return false
}
