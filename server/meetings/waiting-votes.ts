import type { BodyId, MeetingId, VoteId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { levelsFor } from '../access/queries.ts'
import { publication } from '../agenda/queries.ts'
import { votingMandates } from '../ballots/mandate-queries.ts'
import { electorOf, lastBallot, openVotesIn } from '../ballots/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'

export type WaitingVote = {
  voteId: VoteId
  bodyId: BodyId
  meetingId: MeetingId
  number: string
  title: Bilingual
  deadline: string
}

/** Open votes in which a seat of this person is an elector and has not cast; the one that closes first comes first. */
export async function waitingVotes(ctx: Ctx, actor: Actor, bodies: BodyId[]): Promise<WaitingVote[]> {
  const waiting: WaitingVote[] = []
  for (const vote of await openVotesIn(ctx.db, bodies)) {
    const { id, bodyId, meetingId, itemId, deadline } = vote
    const levels = await levelsFor(ctx.db, actor, bodyId, [itemId])
    if (levels.get(itemId) !== 'visible' || deadline <= ctx.clock()) continue
    const mine = await Promise.all(
      (await votingMandates(ctx.db, inMeeting(actor, meetingId), bodyId)).map(async ({ seatId, mandateId }) => {
        const elector = await electorOf(ctx.db, id, seatId)
        return elector?.mandates.includes(mandateId) && (await lastBallot(ctx.db, id, seatId)) === undefined
      }),
    )
    if (!mine.includes(true)) continue
    const item = (await publication(ctx.db, meetingId))?.items.find((one) => one.item === itemId)
    if (!item) continue
    const { number, title } = item
    waiting.push({ voteId: id, bodyId, meetingId, number, title, deadline: deadline.toISOString() })
  }
  return waiting.sort((a, b) => a.deadline.localeCompare(b.deadline))
}
