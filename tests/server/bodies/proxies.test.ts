import { expect, test } from 'vitest'
import type { BodyId, PersonId, SeatId, VoteId } from '../../../app/wire/ids.ts'
import type { GrantProxy } from '../../../app/wire/proxies.ts'
import { castBallot } from '../../../server/ballots/cast-ballot.ts'
import { electorOf } from '../../../server/ballots/queries.ts'
import { endProxy } from '../../../server/bodies/end-proxy.ts'
import { grantProxy } from '../../../server/bodies/grant-proxy.ts'
import { proxiesIn } from '../../../server/bodies/proxy-queries.ts'
import { startMandate } from '../../../server/bodies/start-mandate.ts'
import { actorOf } from '../../../server/identity/load-actor.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { type Member, makePerson, must, requestId, SETUP, sealFor } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()

/** Under the published rules for companies a director may vote for one other. */
const RULE = 'exchange_board'

async function sittingOf(more = 0) {
  const sitting = await makeSitting(ctx, [
    'chair',
    'secretary',
    'member',
    'member',
    'member',
    ...Array(more).fill('member'),
  ])
  const [chair, a, b, c] = sitting.voters as [Member, Member, Member, Member]
  return { sitting, chair, a, b, c }
}

const inputOf = (sitting: Sitting, from: Member, to: { actor: Actor }, over: Partial<GrantProxy> = {}): GrantProxy => ({
  requestId: requestId(ctx),
  bodyId: sitting.bodyId,
  seatId: from.seatId,
  personId: to.actor.personId,
  term: { meetingId: sitting.meetingId },
  ...over,
})
const give = async (sitting: Sitting, from: Member, to: Member, by: Member = from) =>
  must(await grantProxy(ctx, by.actor, inputOf(sitting, from, to))).mandateId
const end = (by: Member, mandateId: Awaited<ReturnType<typeof give>>) =>
  endProxy(ctx, by.actor, { requestId: requestId(ctx), mandateId })
const electorFor = async (voteId: VoteId, seatId: SeatId) => electorOf(ctx.db, voteId, seatId)
const inForce = (bodyId: BodyId) => proxiesIn(ctx.db, bodyId)

async function castFor(sitting: Sitting, voteId: VoteId, from: Member, by: Member, mandate: string, choice = 'yes') {
  const change = { seat: from.seatId, mandate }
  const { text, proof } = await sealFor(ctx, by, sitting.deviceOf(by), voteId, { choice, change })
  return castBallot(ctx, by.actor, { requestId: requestId(ctx), voteId, seatId: from.seatId, ballot: text, proof })
}

test('a member lets another vote: the elector lists both, each seat has its own ballot, and they add up', async () => {
  const { sitting, chair, a, b, c } = await sittingOf()
  const mandate = await give(sitting, a, b)
  const voteId = await openVoteIn(ctx, sitting, { rule: RULE })
  const elector = await electorFor(voteId, a.seatId)
  expect(elector?.mandates).toContain(mandate)
  expect(elector?.keys).toEqual([sitting.deviceOf(a).id, sitting.deviceOf(b).id].sort())
  expect((await electorFor(voteId, b.seatId))?.mandates).toHaveLength(1)
  must(await castFor(sitting, voteId, a, b, mandate))
  for (const voter of [chair, b, c]) {
    const own = voter.actor.mandates.find(({ seatId }) => seatId === voter.seatId)?.mandateId ?? ''
    must(await castFor(sitting, voteId, voter, voter, own, 'yes'))
  }
  const { result } = await closeVoteIn(ctx, sitting, voteId)
  expect(result).toMatchObject({ counts: { yes: '4', no: '0' } })
})

test('whoever casts first has cast the seat’s one ballot', async () => {
  const { sitting, a, b } = await sittingOf()
  const mandate = await give(sitting, a, b)
  const own = a.actor.mandates[0]?.mandateId ?? ''
  const first = await openVoteIn(ctx, sitting, { rule: RULE })
  must(await castFor(sitting, first, a, a, own))
  expect(await castFor(sitting, first, a, b, mandate)).toMatchObject({ code: 'ballot_twice' })
  await closeVoteIn(ctx, sitting, first)
  const second = await openVoteIn(ctx, sitting, { rule: RULE })
  must(await castFor(sitting, second, a, b, mandate))
  expect(await castFor(sitting, second, a, a, own)).toMatchObject({ code: 'ballot_twice' })
})

test('a proxy gives the vote and nothing else: the mandate is not among the actor’s', async () => {
  const { sitting, a, b } = await sittingOf()
  await give(sitting, a, b)
  const actor = await actorOf(ctx, b.actor.personId)
  expect(actor?.mandates).toEqual(b.actor.mandates)
})

test('under a rule without proxies, or over its limit, the elector is as if none were given, and a ballot is refused', async () => {
  const { sitting, a, b, c } = await sittingOf()
  const first = await give(sitting, a, b)
  const second = await give(sitting, c, b)
  const plain = await openVoteIn(ctx, sitting)
  expect((await electorFor(plain, a.seatId))?.mandates).toHaveLength(1)
  expect(await castFor(sitting, plain, a, b, first)).toMatchObject({ code: 'ballot_not_eligible' })
  await closeVoteIn(ctx, sitting, plain)
  const limited = await openVoteIn(ctx, sitting, { rule: RULE })
  expect((await electorFor(limited, a.seatId))?.mandates).toContain(first)
  expect((await electorFor(limited, c.seatId))?.mandates).not.toContain(second)
  expect(await castFor(sitting, limited, c, b, second)).toMatchObject({ code: 'ballot_not_eligible' })
})

test('a ballot under a proxy of another person, or of another seat, is refused', async () => {
  const { sitting, a, b, c } = await sittingOf()
  const mandate = await give(sitting, a, b)
  const voteId = await openVoteIn(ctx, sitting, { rule: RULE })
  expect(await castFor(sitting, voteId, a, c, mandate)).toMatchObject({ code: 'not_a_voting_seat' })
  expect(await castFor(sitting, voteId, c, b, mandate)).toMatchObject({ code: 'not_a_voting_seat' })
})

test('whoever is recused from the item while the vote is open casts for nobody else', async () => {
  const { sitting, a, b } = await sittingOf()
  const mandate = await give(sitting, a, b)
  const voteId = await openVoteIn(ctx, sitting, { rule: RULE })
  const { itemId } = sitting
  must(
    await declareInterest(ctx, b.actor, { requestId: requestId(ctx), itemId, seatId: b.seatId, reason: 'A relative' }),
  )
  expect(await castFor(sitting, voteId, a, b, mandate)).toMatchObject({ ok: false, code: 'ballot_recused' })
})

test('the secretary records one that was given in writing; another member does not', async () => {
  const { sitting, a, b, c } = await sittingOf()
  expect(await grantProxy(ctx, c.actor, inputOf(sitting, a, b))).toMatchObject({ code: 'not_permitted' })
  const mandate = await give(sitting, a, b, sitting.secretary)
  expect(await end(c, mandate)).toMatchObject({ code: 'not_permitted' })
  must(await end(sitting.secretary, mandate))
  expect(await inForce(sitting.bodyId)).toEqual([])
})

test('to oneself, to somebody without a vote, for a seat without one, a second time, and passed on: refused', async () => {
  const { sitting, a, b, c } = await sittingOf()
  const { secretary, bodyId } = sitting
  const refused = async (from: Member, to: { actor: Actor }, code: string, over: Partial<GrantProxy> = {}) =>
    expect(await grantProxy(ctx, from.actor, inputOf(sitting, from, to, over))).toMatchObject({ ok: false, code })
  await refused(a, a, 'proxy_to_oneself')
  await refused(a, secretary, 'proxy_without_vote')
  await refused(secretary, a, 'not_a_voting_seat')
  await refused(a, { actor: { ...a.actor, personId: await makePerson(ctx) } }, 'proxy_without_vote')
  await refused(a, { actor: { ...a.actor, personId: 'nobody' as PersonId } }, 'not_found')
  await refused(a, b, 'proxy_past', { term: { until: ctx.clock().toISOString() } })
  await refused(a, b, 'not_found', { term: { meetingId: 'another' as never } })
  expect(await inForce(bodyId)).toEqual([])
  await give(sitting, a, b)
  await refused(a, c, 'proxy_given_already')
  await refused(a, c, 'proxy_given_already', { term: { until: new Date(Date.now() + 86_400_000).toISOString() } })
  await refused(b, c, 'proxy_chain')
  await refused(c, a, 'proxy_chain')
  expect(await inForce(bodyId)).toHaveLength(1)
})

test('it is withdrawn by its giver or given back, once, and not while a vote that counts it is open', async () => {
  const { sitting, a, b } = await sittingOf()
  const mandate = await give(sitting, a, b)
  const voteId = await openVoteIn(ctx, sitting, { rule: RULE })
  expect(await end(a, mandate)).toMatchObject({ ok: false, code: 'proxy_vote_open' })
  must(await castFor(sitting, voteId, a, b, mandate))
  await closeVoteIn(ctx, sitting, voteId)
  must(await end(a, mandate))
  expect(await end(a, mandate)).toMatchObject({ ok: false, code: 'proxy_ended' })
  const next = await openVoteIn(ctx, sitting, { rule: RULE })
  expect((await electorFor(next, a.seatId))?.mandates).toHaveLength(1)
  const again = await give(sitting, a, b)
  must(await end(b, again))
  expect(await end(b, 'unknown' as never)).toMatchObject({ ok: false, code: 'not_found' })
})

test('another holder of the seat does not inherit the proxy, and an open vote does not take a ballot under it', async () => {
  const { sitting, a, b } = await sittingOf()
  const mandate = await give(sitting, a, b)
  const voteId = await openVoteIn(ctx, sitting, { rule: RULE })
  const personId = await makePerson(ctx)
  must(await startMandate(ctx, SETUP, { bodyId: sitting.bodyId, seatId: a.seatId, personId }))
  expect(await inForce(sitting.bodyId)).toEqual([])
  expect(await castFor(sitting, voteId, a, b, mandate)).toMatchObject({ ok: false, code: 'not_a_voting_seat' })
})

test('an outsider learns of no proxy', async () => {
  const { sitting, a, b } = await sittingOf()
  const other = await makeSitting(ctx)
  const stranger = other.voters[1] as Member
  expect(await grantProxy(ctx, stranger.actor, inputOf(sitting, a, b))).toMatchObject({ code: 'not_found' })
  const mandate = await give(sitting, a, b)
  expect(await end(stranger, mandate)).toMatchObject({ code: 'not_found' })
})
