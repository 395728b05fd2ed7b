import { expect, test } from 'vitest'
import type { VoteId } from '../../../app/wire/ids.ts'
import { loadResult } from '../../../server/ballots/load-result.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { enrolDevice, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { acts } from '../../support/circulated.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, DECISION, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
const { move, enter } = acts(ctx)
const beside = async (who: Member, voteId: VoteId) => must(await loadResult(ctx, who.actor, voteId)).neighbours

test('a result leads to the body’s votes before and after it, and past those that its reader may not know of', async () => {
  const roles = ['chair', 'secretary', 'member', 'member', 'member'] as const
  const { bodyId, members } = await makeBody(ctx, [...roles], { confirmation: 'none', conflictHides: 'item' })
  const [chair, secretary, member, other, third] = members as [Member, Member, Member, Member, Member]
  for (const { actor } of [chair, member, other, third]) await enrolDevice(ctx, actor)
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const items = []
  for (const title of ['Ports', 'Water', 'Roads', 'Schools'])
    items.push(await makeItem(ctx, secretary.actor, meetingId, title, { type: 'decision', decision: DECISION }))
  must(await publish(ctx, secretary.actor, meetingId))
  const [, hidden] = items as [never, (typeof items)[number]]
  const recusal = { itemId: hidden, seatId: member.seatId, reason: 'A cousin bids' }
  must(await declareInterest(ctx, member.actor, { requestId: requestId(ctx), ...recusal }))
  must(await move(chair, meetingId, 'sitting.open'))
  for (const who of [chair, member, other, third]) must(await enter(who, meetingId))
  const votes: VoteId[] = []
  for (const [at, itemId] of items.entries()) {
    const sitting = { meetingId, itemId, chair } as Sitting
    votes.push(await openVoteIn(ctx, sitting))
    if (at < 3) await closeVoteIn(ctx, sitting, votes[at] as VoteId)
  }
  const [first, second, last, open] = votes as [VoteId, VoteId, VoteId, VoteId]
  expect(await beside(chair, first)).toEqual({ previous: null, next: second, nth: 1, of: 3 })
  expect(await beside(chair, second)).toEqual({ previous: first, next: last, nth: 2, of: 3 })
  // What is not decided yet is nobody's neighbour, and has neighbours.
  expect(await beside(chair, last)).toEqual({ previous: second, next: null, nth: 3, of: 3 })
  expect(await beside(chair, open)).toEqual({ previous: last, next: null, nth: 4, of: 4 })
  expect(await beside(member, first)).toEqual({ previous: null, next: last, nth: 1, of: 2 })
  expect(await beside(member, last)).toEqual({ previous: first, next: null, nth: 2, of: 2 })
})
