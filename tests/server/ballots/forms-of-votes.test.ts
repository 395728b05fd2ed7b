import { describe, expect, it } from 'vitest'
import { CASTING_VOTE } from '../../../app/rules/ballot.ts'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import type { Rule } from '../../../app/rules/engine-2/rule.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { VoteId } from '../../../app/wire/ids.ts'
import { callSeat } from '../../../server/ballots/call-seat.ts'
import { castBallot } from '../../../server/ballots/cast-ballot.ts'
import { giveCastingVote } from '../../../server/ballots/give-casting-vote.ts'
import { lastBallot, voteById } from '../../../server/ballots/queries.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { headOf } from '../../../server/ledger/queries.ts'
import { checkIn } from '../../../server/meetings/check-in.ts'
import { leave } from '../../../server/meetings/leave.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { type Cast, castAs, enrolDevice, type Member, must, requestId, SETUP, sealFor } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { adoptOwn } from '../../support/own-rule.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()

async function under(change: Partial<Rule>, roles?: Parameters<typeof makeSitting>[1]) {
  const sitting = await makeSitting(ctx, roles)
  const rule = await adoptOwn(ctx, sitting, change)
  const voteId = await openVoteIn(ctx, sitting, { rule })
  const cast = async (member: Member, more: Cast = {}) =>
    (await castAs(ctx, member, sitting.deviceOf(member), voteId, more)).result
  const refused = async (code: string, member: Member, more: Cast = {}) => {
    const before = (await headOf(ctx.db, sitting.bodyId))?.size
    expect(await cast(member, more)).toMatchObject({ ok: false, code })
    expect((await headOf(ctx.db, sitting.bodyId))?.size).toBe(before)
  }
  const [chair, ...members] = sitting.voters as [Member, ...Member[]]
  return { sitting, voteId, cast, refused, chair, members: members as [Member, Member, ...Member[]] }
}

async function verified({ bodyId }: Sitting) {
  const { bytes } = must(await exportBundle(ctx, SETUP, bodyId))
  const { files } = must(readTar(bytes))
  const report = await verifyBundle(files, { verifySignature, verifyEd25519 })
  return { report, errors: report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule) }
}

describe('a ballot that may be changed until the close', () => {
  it('is changed by one that names it, and the last counts', async () => {
    const { sitting, voteId, cast, refused, members } = await under({ change: 'until_close' })
    const [voter, other] = members
    must(await cast(voter, { choice: 'no' }))
    must(await cast(other))
    const first = await lastBallot(ctx.db, voteId, voter.seatId)
    await refused('ballot_out_of_sequence', voter)
    await refused('ballot_out_of_sequence', voter, { change: { seq: '2', prev: '0'.repeat(64) } })
    await refused('ballot_out_of_sequence', voter, { change: { seq: '3', prev: first?.id ?? '' } })
    must(await cast(voter, { choice: 'yes', change: { seq: '2', prev: first?.id ?? '' } }))
    const { result } = await closeVoteIn(ctx, sitting, voteId)
    expect(result.counts).toMatchObject({ yes: '2', no: '0' })
    const { errors, report } = await verified(sitting)
    expect(errors).toEqual([])
    expect(report.votes[0]).toMatchObject({ agrees: true, ballots: { cast: 3, accepted: 3 } })
  })

  it('still answers the first receipt when its very bytes come again after the change', async () => {
    const { sitting, voteId, cast, members } = await under({ change: 'until_close' })
    const [voter] = members
    const { input, result } = await castAs(ctx, voter, sitting.deviceOf(voter), voteId)
    const first = must(result)
    must(await cast(voter, { choice: 'no', change: { seq: '2', prev: first.ballotId } }))
    expect(must(await castBallot(ctx, voter.actor, { ...input, requestId: requestId(ctx) }))).toEqual(first)
  })

  it('is final under a rule that says so', async () => {
    const { voteId, cast, refused, members } = await under({})
    must(await cast(members[0]))
    const first = await lastBallot(ctx.db, voteId, members[0].seatId)
    await refused('ballot_twice', members[0], { choice: 'no' })
    await refused('ballot_out_of_sequence', members[0], { choice: 'no', change: { seq: '2', prev: first?.id ?? '' } })
  })
})

it('a reason is asked for where the rule does, and stands in the ballot', async () => {
  const { sitting, voteId, cast, refused, members, chair } = await under({ reasons: 'against_and_abstain' })
  await refused('ballot_reason_missing', members[0], { choice: 'no' })
  await refused('ballot_reason_missing', members[0], { choice: 'abstain' })
  await refused('ballot_malformed', members[0], { choice: 'no', change: { reason: ' \n ' } })
  await refused('ballot_malformed', members[0], { choice: 'no', change: { reason: 'x'.repeat(2001) } })
  must(await cast(members[0], { choice: 'no', change: { reason: 'التكلفة أعلى من التقدير.' } }))
  must(await cast(members[1]))
  must(await cast(chair, { change: { reason: 'Because it is sound.' } }))
  await closeVoteIn(ctx, sitting, voteId)
  expect((await verified(sitting)).errors).toEqual([])
})

describe('a roll call', () => {
  it('takes a ballot only from a seat that was called', async () => {
    const { sitting, voteId, cast, refused, members, chair } = await under({ form: 'roll_call' })
    const call = (member: Member, by = sitting.secretary) =>
      callSeat(ctx, by.actor, { requestId: requestId(ctx), voteId, seatId: member.seatId })
    await refused('ballot_not_called', members[0])
    must(await call(members[0]))
    must(await call(members[0]))
    must(await cast(members[0]))
    await refused('ballot_not_called', members[1])
    expect(await call(members[1], members[1])).toMatchObject({ code: 'not_permitted' })
    expect(await call(sitting.secretary)).toMatchObject({ code: 'ballot_not_eligible' })
    must(await call(members[1], chair))
    must(await cast(members[1]))
    await closeVoteIn(ctx, sitting, voteId)
    expect(await call(chair)).toMatchObject({ code: 'vote_not_open' })
    expect((await verified(sitting)).errors).toEqual([])
  })

  it('is held only under a rule that has one', async () => {
    const { sitting, voteId, members } = await under({})
    const input = { requestId: requestId(ctx), voteId, seatId: members[0].seatId }
    expect(await callSeat(ctx, sitting.chair.actor, input)).toMatchObject({ code: 'vote_no_roll_call' })
  })
})

it('a chair who votes last waits for everybody present, and nobody votes after', async () => {
  const { sitting, voteId, cast, refused, members, chair } = await under({ chair: 'last' })
  const [one, two] = members
  await refused('ballot_chair_waits', chair)
  must(await cast(one))
  must(await leave(ctx, two.actor, { requestId: requestId(ctx), meetingId: sitting.meetingId, seatId: two.seatId }))
  must(await cast(chair))
  await refused('ballot_after_chair', two)
  await closeVoteIn(ctx, sitting, voteId)
  expect((await verified(sitting)).errors).toEqual([])
})

it('who takes part from afar has no vote under a rule that counts only the room', async () => {
  const sitting = await makeSitting(ctx)
  const rule = await adoptOwn(ctx, sitting, { remote: 'absent' })
  const [, one, two] = sitting.voters as [Member, Member, Member]
  const { meetingId } = sitting
  must(await leave(ctx, two.actor, { requestId: requestId(ctx), meetingId, seatId: two.seatId }))
  must(await checkIn(ctx, two.actor, { requestId: requestId(ctx), meetingId, seatId: two.seatId, remote: true }))
  const voteId = await openVoteIn(ctx, sitting, { rule })
  expect((await voteById(ctx.db, voteId))?.terms.quorum.present).toBe('2')
  expect((await castAs(ctx, two, sitting.deviceOf(two), voteId)).result).toMatchObject({ code: 'ballot_remote' })
  must((await castAs(ctx, one, sitting.deviceOf(one), voteId)).result)
  const { result } = await closeVoteIn(ctx, sitting, voteId)
  expect(result.quorum.present).toBe('2')
  expect((await verified(sitting)).errors).toEqual([])
})

describe('a casting vote', () => {
  const tied = async (change: Partial<Rule> = {}) => {
    const vote = await under({ tie: 'chair_casting_vote', ...change }, [
      'chair',
      'secretary',
      'member',
      'member',
      'member',
      'auditor',
    ])
    const [yes, no] = vote.members
    must(await vote.cast(yes))
    must(await vote.cast(no, { choice: 'no' }))
    const { result } = await closeVoteIn(ctx, vote.sitting, vote.voteId)
    expect(result.outcome).toBe('tied')
    return vote
  }
  const give = async (sitting: Sitting, voteId: VoteId, by: Member, cast: Cast = {}) => {
    const device = sitting.deviceOf(by)
    const { text, proof } = await sealFor(ctx, by, device, voteId, { type: CASTING_VOTE, ...cast })
    return giveCastingVote(ctx, by.actor, {
      requestId: requestId(ctx),
      voteId,
      seatId: by.seatId,
      ballot: text,
      proof,
    })
  }

  it('breaks the tie, and the result is declared again', async () => {
    const { sitting, voteId, chair, members } = await tied()
    const entries = (await headOf(ctx.db, sitting.bodyId))?.size
    expect(await give(sitting, voteId, members[0])).toMatchObject({ code: 'not_permitted' })
    expect(await give(sitting, voteId, chair, { choice: 'abstain' })).toMatchObject({ code: 'ballot_choice_unknown' })
    const plain = await sealFor(ctx, chair, sitting.deviceOf(chair), voteId)
    const input = { requestId: requestId(ctx), voteId, seatId: chair.seatId, ballot: plain.text, proof: plain.proof }
    expect(await giveCastingVote(ctx, chair.actor, input)).toMatchObject({ code: 'ballot_malformed' })
    expect((await headOf(ctx.db, sitting.bodyId))?.size).toBe(entries)
    const { result } = must(await give(sitting, voteId, chair))
    expect(result).toMatchObject({ outcome: 'carried', counts: { yes: '1', no: '1' } })
    expect(await give(sitting, voteId, chair, { choice: 'no' })).toMatchObject({ code: 'casting_not_asked' })
    const { errors, report } = await verified(sitting)
    expect(errors).toEqual([])
    expect(report.votes[0]).toMatchObject({ agrees: true, decision: { outcome: 'carried' } })
  })

  it('may be a chair’s who has no other vote', async () => {
    const { sitting, voteId, chair, cast } = await tied({ chair: 'only_on_tie' })
    expect(await cast(chair)).toMatchObject({ code: 'ballot_not_eligible' })
    expect(must(await give(sitting, voteId, chair, { choice: 'no' })).result.outcome).toBe('not_carried')
    expect((await verified(sitting)).errors).toEqual([])
  })

  it('is not taken where no tie asks for it, nor from a device enrolled after the opening', async () => {
    const { sitting, voteId, cast, chair, members } = await under({ tie: 'chair_casting_vote' })
    must(await cast(members[0]))
    await closeVoteIn(ctx, sitting, voteId)
    expect(await give(sitting, voteId, chair)).toMatchObject({ code: 'casting_not_asked' })
    const other = await tied()
    const late = await enrolDevice(ctx, other.chair.actor)
    const with2 = { ...other.sitting, deviceOf: () => late }
    expect(await give(with2, other.voteId, other.chair)).toMatchObject({ code: 'ballot_key_late' })
  })
})
