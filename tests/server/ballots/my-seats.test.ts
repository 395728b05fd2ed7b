import { expect, test } from 'vitest'
import { castBallot } from '../../../server/ballots/cast-ballot.ts'
import { loadVote } from '../../../server/ballots/load-vote.ts'
import { endProxy } from '../../../server/bodies/end-proxy.ts'
import { grantProxy } from '../../../server/bodies/grant-proxy.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { castAs, type Member, must, requestId, sealFor } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { adoptOwn } from '../../support/own-rule.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()

async function sittingWithProxies(change: 'final' | 'until_close' = 'final') {
  const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'member', 'member'])
  const [, a, b, c, d] = sitting.voters as [Member, Member, Member, Member, Member]
  const rule = await adoptOwn(ctx, sitting, { proxies: { max: '2', same_bloc: false }, change })
  const mandates = [await give(sitting, a, b), await give(sitting, c, b)] as const
  return { sitting, a, b, c, d, rule, mandates }
}

async function give(sitting: Sitting, from: Member, to: Member) {
  const place = { bodyId: sitting.bodyId, seatId: from.seatId, personId: to.actor.personId }
  const term = { meetingId: sitting.meetingId }
  return must(await grantProxy(ctx, from.actor, { requestId: requestId(ctx), ...place, term })).mandateId
}

const seatsOf = async (member: Member, voteId: never) => must(await loadVote(ctx, member.actor, voteId)).mine

async function castFor(sitting: Sitting, voteId: never, from: Member, by: Member, mandate: string) {
  const change = { seat: from.seatId, mandate }
  const { text, proof } = await sealFor(ctx, by, sitting.deviceOf(by), voteId, { change })
  const input = { requestId: requestId(ctx), voteId, seatId: from.seatId, ballot: text, proof }
  return must(await castBallot(ctx, by.actor, input))
}

test('a sheet has the own seat first, then those held by proxy with their holders’ names and the keys that count', async () => {
  const { sitting, a, b, c, d, rule, mandates } = await sittingWithProxies()
  const voteId = (await openVoteIn(ctx, sitting, { rule })) as never
  const mine = await seatsOf(b, voteId)
  expect(mine).toMatchObject([
    { seatId: b.seatId, onBehalfOf: null, state: 'can_vote' },
    { seatId: a.seatId, onBehalfOf: a.actor.name, mandateId: mandates[0], state: 'can_vote' },
    { seatId: c.seatId, onBehalfOf: c.actor.name, mandateId: mandates[1], state: 'can_vote' },
  ])
  for (const { keys } of mine) expect(keys).toContain(sitting.deviceOf(b).id)
  expect(await seatsOf(a, voteId)).toMatchObject([{ seatId: a.seatId, onBehalfOf: null, state: 'can_vote' }])
  expect(await seatsOf(d, voteId)).toHaveLength(1)
})

test('the proxy has the receipt of what they cast; the holder has it too, and sees who cast it', async () => {
  const { sitting, a, b, rule, mandates } = await sittingWithProxies()
  const voteId = (await openVoteIn(ctx, sitting, { rule })) as never
  const { ballotId } = await castFor(sitting, voteId, a, b, mandates[0])
  const receipt = { ballot_id: ballotId }
  expect(await seatsOf(b, voteId)).toMatchObject([{}, { state: 'cast', castBy: null, receipt }, {}])
  expect(await seatsOf(a, voteId)).toMatchObject([{ state: 'cast', castBy: b.actor.name, receipt }])
})

test('how a holder who came has voted is not their proxy’s to read, nor to change', async () => {
  const { sitting, a, b, rule } = await sittingWithProxies('until_close')
  const voteId = (await openVoteIn(ctx, sitting, { rule })) as never
  must((await castAs(ctx, a, sitting.deviceOf(a), voteId, { choice: 'no' })).result)
  const [, seat] = await seatsOf(b, voteId)
  expect(seat).toMatchObject({ state: 'holder_voted', receipt: null, changes: null, castBy: null })
  expect(await seatsOf(a, voteId)).toMatchObject([{ state: 'cast', castBy: null, changes: { seq: '1' } }])
})

test('a proxy that does not count in the vote is named as such, and one that was withdrawn before is not named', async () => {
  const { sitting, a, b, c, mandates } = await sittingWithProxies()
  must(await endProxy(ctx, a.actor, { requestId: requestId(ctx), mandateId: mandates[0] }))
  const voteId = (await openVoteIn(ctx, sitting)) as never
  expect(await seatsOf(b, voteId)).toMatchObject([
    { seatId: b.seatId, state: 'can_vote' },
    { seatId: c.seatId, state: 'unable' },
  ])
  await closeVoteIn(ctx, sitting, voteId)
  expect(await seatsOf(b, voteId)).toHaveLength(1)
})

test('whoever is recused from the item has no seat to vote for, their own or another’s', async () => {
  const { sitting, b, rule } = await sittingWithProxies()
  const voteId = (await openVoteIn(ctx, sitting, { rule })) as never
  const { itemId } = sitting
  const declared = { requestId: requestId(ctx), itemId, seatId: b.seatId, reason: 'A relative' }
  must(await declareInterest(ctx, b.actor, declared))
  expect((await seatsOf(b, voteId)).map(({ state }) => state)).toEqual(['recused', 'recused', 'recused'])
})
