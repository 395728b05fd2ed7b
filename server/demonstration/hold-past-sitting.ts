// Holds a sitting that is over, act by act, by the real commands: the ledger it leaves verifies like any other.

import type { ItemId, MeetingId } from '../../app/wire/ids.ts'
import { meetingTimes } from '../../db/seeds/meeting-times.ts'
import type { PastMeetingSeed } from '../../db/seeds/types.ts'
import { closeVote } from '../ballots/close-vote.ts'
import { openVote } from '../ballots/open-vote.ts'
import { electorOf, type Vote, voteById } from '../ballots/queries.ts'
import { declareInterest } from '../interests/declare-interest.ts'
import { callItem } from '../meetings/call-item.ts'
import { checkIn } from '../meetings/check-in.ts'
import { moveSitting } from '../meetings/move-sitting.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { castAs, type Voter } from './cast-as.ts'
import type { LoadedBody } from './load-demonstration.ts'
import { loadMeeting } from './load-meeting.ts'
import { must } from './must.ts'
import { tickingClock } from './ticking-clock.ts'

/** `chair` presides; `voters` are those whose seats vote, the chair among them. `now` is when the demonstration is loaded. */
export async function holdPastSitting(
  ctx: Ctx,
  body: LoadedBody,
  seed: PastMeetingSeed,
  people: { chair: Actor; voters: Voter[] },
  now: Date,
): Promise<void> {
  const { chair, voters } = people
  const clock = tickingClock(ctx, meetingTimes(seed.meeting, now).startsAt)
  const { meetingId, items } = await loadMeeting(clock.before(36), body, seed.meeting, now)
  const then = clock.ctx
  const act = (name: 'sitting.open' | 'sitting.adjourn') =>
    moveSitting(then(2), chair, { requestId: ctx.id(), meetingId, act: name })
  must(await act('sitting.open'))
  for (const { actor, seatId, username } of voters)
    if (!seed.absent.includes(username))
      must(await checkIn(then(0.2), actor, { requestId: ctx.id(), meetingId, seatId, remote: false }))
  for (const { item, username, reason } of seed.interests ?? []) {
    const voter = voters.find((one) => one.username === username) as Voter
    const itemId = items.get(item) as ItemId
    must(await declareInterest(then(1), voter.actor, { requestId: ctx.id(), itemId, seatId: voter.seatId, reason }))
  }
  for (const vote of seed.votes)
    await holdVote(ctx, then, meetingId, items.get(vote.item) as ItemId, vote, seed, people)
  must(await act('sitting.adjourn'))
}

async function holdVote(
  ctx: Ctx,
  then: (minutes: number) => Ctx,
  meetingId: MeetingId,
  itemId: ItemId,
  vote: PastMeetingSeed['votes'][number],
  seed: PastMeetingSeed,
  { chair, voters }: { chair: Actor; voters: Voter[] },
): Promise<void> {
  must(await callItem(then(3), chair, { requestId: ctx.id(), meetingId, itemId }))
  const terms = { rule: vote.rule, base: null, abstain: null, live: null, seconds: 600 }
  const { voteId } = must(await openVote(then(8), chair, { requestId: ctx.id(), meetingId, itemId, ...terms }))
  const opened = (await voteById(ctx.db, voteId)) as Vote
  for (const voter of voters) {
    if (seed.absent.includes(voter.username) || !(await electorOf(ctx.db, voteId, voter.seatId))) continue
    const choice = vote.no.includes(voter.username) ? 'no' : vote.abstain.includes(voter.username) ? 'abstain' : 'yes'
    await castAs(then(0.1), voter, opened, choice)
  }
  must(await closeVote(then(0.5), chair, { requestId: ctx.id(), voteId }))
}
