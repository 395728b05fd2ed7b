// Officers who are hostile, or no officers any more: a recused chair, a recused clerk, somebody whose seat passed to another while
// their request was under way. What they try is refused with its code, and the ledger verifies.
import { describe, expect, test } from 'vitest'
import { ballotText, CASTING_VOTE } from '../../../app/rules/ballot.ts'
import { recordChallenge } from '../../../app/rules/recorded-ballot.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { BodySettings } from '../../../app/wire/bodies.ts'
import { callSeat } from '../../../server/ballots/call-seat.ts'
import { castBallot } from '../../../server/ballots/cast-ballot.ts'
import { closeVote } from '../../../server/ballots/close-vote.ts'
import { giveCastingVote } from '../../../server/ballots/give-casting-vote.ts'
import { openVote } from '../../../server/ballots/open-vote.ts'
import { electorOf, voteById } from '../../../server/ballots/queries.ts'
import { recordBallot } from '../../../server/ballots/record-ballot.ts'
import { startMandate } from '../../../server/bodies/start-mandate.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { wholeBundle } from '../../../server/ledger/export-bundle.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { castAs, enrolDevice, type Member, makePerson, must, requestId, SETUP, sealFor } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { adoptOwn } from '../../support/own-rule.ts'
import { WHY } from '../../support/recorded.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting, voteInput } from '../../support/sitting.ts'
import { fingerprint } from './stage.ts'

const ctx = await testContext()
const NOTHING: BodySettings = { confirmation: 'none', conflictHides: 'nothing' }
const ROLES = ['chair', 'deputy', 'secretary', 'member', 'member', 'member', 'auditor'] as const

const sittingWith = (settings?: BodySettings) => makeSitting(ctx, [...ROLES], settings)

const recuse = async ({ itemId }: Sitting, { actor, seatId }: Member) =>
  must(await declareInterest(ctx, actor, { requestId: requestId(ctx), itemId, seatId, reason: 'A cousin bids' }))

async function errorsOf({ bodyId }: Sitting): Promise<string[]> {
  const files = await wholeBundle(ctx, bodyId)
  if (!files) throw new Error('No bundle')
  const { findings } = await verifyBundle(files, { verifySignature, verifyEd25519 })
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}

/** Refused with this code, and not one row changed. */
async function refuses(code: string, act: () => Promise<unknown>): Promise<void> {
  const before = await fingerprint(ctx)
  expect(await act()).toMatchObject({ ok: false, code })
  expect(await fingerprint(ctx)).toEqual(before)
}

const passOn = async ({ bodyId }: Sitting, { seatId }: Member) =>
  must(await startMandate(ctx, SETUP, { bodyId, seatId, personId: await makePerson(ctx) }))

describe('a chair who is recused from the item', () => {
  test('gives no casting vote on it, though the body hides nothing from them', async () => {
    const sitting = await sittingWith(NOTHING)
    const [chair, deputy, yes, no] = sitting.voters as [Member, Member, Member, Member]
    await recuse(sitting, chair)
    const rule = await adoptOwn(ctx, sitting, { tie: 'chair_casting_vote' })
    const { voteId } = must(await openVote(ctx, deputy.actor, voteInput(ctx, sitting, { rule })))
    must((await castAs(ctx, yes, sitting.deviceOf(yes), voteId)).result)
    must((await castAs(ctx, no, sitting.deviceOf(no), voteId, { choice: 'no' })).result)
    const { result } = must(await closeVote(ctx, deputy.actor, { requestId: requestId(ctx), voteId }))
    expect(result.outcome).toBe('tied')
    const { text, proof } = await sealFor(ctx, chair, sitting.deviceOf(chair), voteId, { type: CASTING_VOTE })
    const input = { requestId: requestId(ctx), voteId, seatId: chair.seatId, ballot: text, proof }
    await refuses('ballot_recused', () => giveCastingVote(ctx, chair.actor, input))
    expect(await errorsOf(sitting)).toEqual([])
  })

  test.each([
    ['item', 'not_found'],
    ['papers', 'not_permitted'],
  ] as const)('neither opens nor closes a vote on it where a conflict hides %s', async (conflictHides, code) => {
    const sitting = await sittingWith({ confirmation: 'none', conflictHides })
    const [chair, deputy, voter] = sitting.voters as [Member, Member, Member]
    await recuse(sitting, chair)
    await refuses(code, () => openVote(ctx, chair.actor, voteInput(ctx, sitting)))
    const { voteId } = must(await openVote(ctx, deputy.actor, voteInput(ctx, sitting)))
    must((await castAs(ctx, voter, sitting.deviceOf(voter), voteId)).result)
    await refuses(code, () => closeVote(ctx, chair.actor, { requestId: requestId(ctx), voteId }))
    must(await closeVote(ctx, deputy.actor, { requestId: requestId(ctx), voteId }))
    expect(await errorsOf(sitting)).toEqual([])
  })
})

describe('a clerk who is recused from the item', () => {
  test('records no ballot on it', async () => {
    const sitting = await sittingWith(NOTHING)
    const clerk = sitting.secretary
    const member = sitting.voters.at(-1) as Member
    const device = await enrolDevice(ctx, clerk.actor)
    await recuse(sitting, clerk)
    const voteId = await openVoteIn(ctx, sitting)
    const elector = await electorOf(ctx.db, voteId, member.seatId)
    const ballot = ballotText({
      body: sitting.bodyId,
      vote: voteId,
      vote_hash: (await voteById(ctx.db, voteId))?.voteHash ?? '',
      seat: member.seatId,
      mandate: elector?.mandates[0] ?? '',
      choice: 'yes',
      weight: '1',
      seq: '1',
      prev: '',
      key: device.id,
      nonce: requestId(ctx),
    })
    const proof = await device.seal(recordChallenge(ballot, WHY))
    const about = { requestId: requestId(ctx), voteId, seatId: member.seatId }
    await refuses('record_recused', () =>
      recordBallot(ctx, clerk.actor, { ...about, ballot, why: WHY, by: device.id, proof }),
    )
  })

  test('calls no seat in a roll call on it, nor does anybody while the sitting is suspended', async () => {
    const sitting = await sittingWith()
    const { chair, secretary, meetingId } = sitting
    const voter = sitting.voters.at(-1) as Member
    await recuse(sitting, secretary)
    const rule = await adoptOwn(ctx, sitting, { form: 'roll_call' })
    const voteId = await openVoteIn(ctx, sitting, { rule })
    const call = () => ({ requestId: requestId(ctx), voteId, seatId: voter.seatId })
    await refuses('not_found', () => callSeat(ctx, secretary.actor, call()))
    const move = (act: 'sitting.suspend' | 'sitting.resume') =>
      moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act })
    must(await move('sitting.suspend'))
    await refuses('meeting_state', () => callSeat(ctx, chair.actor, call()))
    must(await move('sitting.resume'))
    must(await callSeat(ctx, chair.actor, call()))
    await closeVoteIn(ctx, sitting, voteId)
    expect(await errorsOf(sitting)).toEqual([])
  })
})

describe('somebody whose seat passed to another while their request was under way', () => {
  test('casts no ballot for it any more', async () => {
    const sitting = await sittingWith()
    const [, , member] = sitting.voters as [Member, Member, Member]
    const voteId = await openVoteIn(ctx, sitting)
    const { text, proof } = await sealFor(ctx, member, sitting.deviceOf(member), voteId)
    const input = { requestId: requestId(ctx), voteId, seatId: member.seatId, ballot: text, proof }
    await passOn(sitting, member)
    await refuses('mandate_over', () => castBallot(ctx, member.actor, input))
    await closeVoteIn(ctx, sitting, voteId)
    expect(await errorsOf(sitting)).toEqual([])
  })

  test('presides over nothing any more', async () => {
    const sitting = await sittingWith()
    const { chair } = sitting
    const voteId = await openVoteIn(ctx, sitting)
    await passOn(sitting, chair)
    await refuses('mandate_over', () => closeVote(ctx, chair.actor, { requestId: requestId(ctx), voteId }))
    expect(await errorsOf(sitting)).toEqual([])
  })
})
