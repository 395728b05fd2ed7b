import { expect, test } from 'vitest'
import type { VoteId } from '../../../app/wire/ids.ts'
import { callSeat } from '../../../server/ballots/call-seat.ts'
import { castBallot } from '../../../server/ballots/cast-ballot.ts'
import { loadResult } from '../../../server/ballots/load-result.ts'
import { endProxy } from '../../../server/bodies/end-proxy.ts'
import { grantProxy } from '../../../server/bodies/grant-proxy.ts'
import { leave } from '../../../server/meetings/leave.ts'
import { loadConsole } from '../../../server/meetings/load-console.ts'
import { loadSitting } from '../../../server/meetings/load-sitting.ts'
import { castAs, type Member, must, requestId, sealFor } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { adoptOwn } from '../../support/own-rule.ts'
import { closeVoteIn, makeSitting, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()

/** `a` has left and `b` votes for the seat. */
async function represented(over: Parameters<typeof adoptOwn>[2] = {}) {
  const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member'])
  const [chair, a, b] = sitting.voters as [Member, Member, Member]
  const { bodyId, meetingId } = sitting
  const place = { bodyId, seatId: a.seatId, personId: b.actor.personId, term: { meetingId } }
  const { mandateId } = must(await grantProxy(ctx, a.actor, { requestId: requestId(ctx), ...place }))
  must(await leave(ctx, a.actor, { requestId: requestId(ctx), meetingId, seatId: a.seatId }))
  const rule = await adoptOwn(ctx, sitting, { proxies: { max: '1', same_bloc: false }, ...over })
  const castFor = async (voteId: VoteId, choice = 'no') => {
    const change = { seat: a.seatId, mandate: mandateId }
    const { text, proof } = await sealFor(ctx, b, sitting.deviceOf(b), voteId, { choice, change })
    return castBallot(ctx, b.actor, { requestId: requestId(ctx), voteId, seatId: a.seatId, ballot: text, proof })
  }
  const seatIn = async (member: Member, seat: Member) =>
    must(await loadSitting(ctx, member.actor, meetingId)).seats.find(({ seatId }) => seatId === seat.seatId)
  return { sitting, chair, a, b, mandateId, rule, castFor, seatIn }
}

test('attendance says who holds the proxy of a member who is away, and no more once it has ended', async () => {
  const { chair, a, b, mandateId, seatIn } = await represented()
  expect(await seatIn(chair, a)).toMatchObject({ here: false, proxy: b.actor.name })
  expect(await seatIn(chair, b)).toMatchObject({ here: true, proxy: null })
  must(await endProxy(ctx, a.actor, { requestId: requestId(ctx), mandateId }))
  expect(await seatIn(chair, a)).toMatchObject({ proxy: null })
})

test('a vote is owed by the holder until both seats have cast, and by the member who may still come', async () => {
  const { sitting, a, b, rule, castFor } = await represented()
  const voteId = await openVoteIn(ctx, sitting, { rule })
  const owed = async (member: Member) => must(await loadSitting(ctx, member.actor, sitting.meetingId)).vote?.mine
  must((await castAs(ctx, b, sitting.deviceOf(b), voteId)).result)
  expect([await owed(a), await owed(b)]).toEqual(['owed', 'owed'])
  must(await castFor(voteId))
  expect([await owed(a), await owed(b)]).toEqual(['cast', 'cast'])
})

test('in a roll call the seat is called, and its holder answers', async () => {
  const { sitting, a, b, rule, castFor } = await represented({ form: 'roll_call' })
  const voteId = await openVoteIn(ctx, sitting, { rule })
  const { ballots } = must(await loadConsole(ctx, sitting.secretary.actor, sitting.meetingId))
  expect(ballots.byProxy).toEqual({ [a.seatId]: { personId: b.actor.personId, name: b.actor.name } })
  expect(await castFor(voteId)).toMatchObject({ ok: false, code: 'ballot_not_called' })
  must(await callSeat(ctx, sitting.secretary.actor, { requestId: requestId(ctx), voteId, seatId: a.seatId }))
  must(await castFor(voteId))
})

test('the result names who cast by proxy: at once where the rule shows names, else after the close', async () => {
  const { sitting, chair, a, b, rule, castFor } = await represented()
  const byProxy = async (voteId: VoteId) => {
    const { seats } = must(await loadResult(ctx, chair.actor, voteId))
    return seats.map(({ seatId, choice, proxy }) => [seatId, choice, proxy])
  }
  const live = await openVoteIn(ctx, sitting, { rule, live: 'names' })
  must(await castFor(live))
  const shown = [
    [chair.seatId, null, null],
    [a.seatId, 'no', b.actor.name],
    [b.seatId, null, null],
  ]
  expect(await byProxy(live)).toEqual(shown)
  await closeVoteIn(ctx, sitting, live)
  const quiet = await openVoteIn(ctx, sitting, { rule, live: 'participation' })
  must(await castFor(quiet))
  expect(await byProxy(quiet)).toEqual(shown.map(([seatId]) => [seatId, null, null]))
  await closeVoteIn(ctx, sitting, quiet)
  expect((await byProxy(quiet))[1]).toEqual([a.seatId, 'no', b.actor.name])
})
