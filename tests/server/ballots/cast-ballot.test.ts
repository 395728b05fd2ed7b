import { and, eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { ballotId } from '../../../app/rules/ballot.ts'
import { toHex, utf8 } from '../../../app/rules/bytes.ts'
import { leafHash } from '../../../app/rules/merkle.ts'
import { sha256 } from '../../../app/rules/sha256.ts'
import { parseVkey } from '../../../app/rules/signed-note.ts'
import { verifyTlogProof } from '../../../app/rules/tlog-proof.ts'
import { CastBallot, Receipt } from '../../../app/wire/ballots.ts'
import type { SeatId, VoteId } from '../../../app/wire/ids.ts'
import { ballot as ballots } from '../../../db/schema/ballots.ts'
import { ledgerEntry, ledgerHead } from '../../../db/schema/ledger.ts'
import { castBallot } from '../../../server/ballots/cast-ballot.ts'
import { voteById } from '../../../server/ballots/queries.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { receiptFor } from '../../../server/ledger/receipt.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { verifyEd25519 } from '../../../server/platform/verify-signature.ts'
import { castAs, enrolDevice, type Member, makeBody, makeDevice, must, requestId, sealFor } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { closeVoteIn, makeSitting, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()
afterEach(() => ctx.fixClock(null))

const ballotsIn = (voteId: VoteId) => ctx.db.select().from(ballots).where(eq(ballots.voteId, voteId))
const sizeOf = async (bodyId: string) =>
  (
    await ctx.db
      .select({ size: ledgerHead.size })
      .from(ledgerHead)
      .where(eq(ledgerHead.bodyId, bodyId as never))
  )[0]?.size

async function openSitting() {
  const sitting = await makeSitting(ctx)
  const voteId = await openVoteIn(ctx, sitting)
  const voter = sitting.voters[1] as Member
  return { sitting, voteId, voter, device: sitting.deviceOf(voter) }
}

/** Refused, with nothing written anywhere. */
async function expectRefused(voteId: VoteId, bodyId: string, code: string, act: () => Promise<{ ok: boolean }>) {
  const before = await sizeOf(bodyId)
  expect(await act()).toMatchObject({ ok: false, code })
  expect(await sizeOf(bodyId)).toBe(before)
  expect(await ballotsIn(voteId)).toHaveLength(0)
}

describe('a ballot that is accepted', () => {
  it('is one row and one entry, and its receipt verifies without the server', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const { input, result } = await castAs(ctx, voter, device, voteId, { choice: 'no' })
    const answer = must(result)
    expect(answer).toMatchObject({ ballotId: ballotId(input.ballot), choice: 'no' })
    const [row] = await ballotsIn(voteId)
    expect(row).toMatchObject({
      id: answer.ballotId,
      seatId: voter.seatId,
      choice: 'no',
      seq: 1,
      canonical: input.ballot,
    })
    const [entry] = await ctx.db
      .select()
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.bodyId, sitting.bodyId), eq(ledgerEntry.index, answer.entry)))
    expect(entry).toMatchObject({ type: 'ballot.cast', itemId: sitting.itemId, subject: voteId })
    expect(JSON.parse(entry?.payload ?? '')).toMatchObject({
      vote: voteId,
      seat: voter.seatId,
      ballot_id: answer.ballotId,
      ballot: input.ballot,
      proof: input.proof,
      actor: { person: voter.actor.personId, seat: voter.seatId },
    })

    const receipt = Receipt.parse(await receiptFor(ctx.db, { bodyId: sitting.bodyId, ...(row as typeof row & object) }))
    const key = must(parseVkey(receipt.ledger_key))
    const log = { origin: key.name, keys: [key] }
    const verified = must(await verifyTlogProof(receipt.proof, leafHash(utf8(receipt.leaf)), log, verifyEd25519))
    expect(verified.index).toBe(answer.entry)
    expect(JSON.parse(receipt.leaf).payload_sha256).toBe(toHex(sha256(utf8(receipt.payload))))
    expect(ballotId(JSON.parse(receipt.payload).ballot)).toBe(receipt.ballot_id)
    const forged = receipt.leaf.replace('ballot.cast', 'ballot.kept')
    expect(await verifyTlogProof(receipt.proof, leafHash(utf8(forged)), log, verifyEd25519)).toMatchObject({
      ok: false,
    })
  })

  it('has the same receipt for ever, however far the ledger grows', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    must((await castAs(ctx, voter, device, voteId)).result)
    const [row] = await ballotsIn(voteId)
    const about = { bodyId: sitting.bodyId, ...(row as NonNullable<typeof row>) }
    const early = await receiptFor(ctx.db, about)
    must((await castAs(ctx, sitting.chair, sitting.deviceOf(sitting.chair), voteId)).result)
    await closeVoteIn(ctx, sitting, voteId)
    expect(await receiptFor(ctx.db, about)).toEqual(early)
  })

  it('answers the same bytes again, by another request and after the close, with the first entry', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const { input, result } = await castAs(ctx, voter, device, voteId)
    const first = must(result)
    expect(await castBallot(ctx, voter.actor, input)).toEqual({ ok: true, value: first })
    expect(await castBallot(ctx, voter.actor, { ...input, requestId: requestId(ctx) })).toEqual({
      ok: true,
      value: first,
    })
    await closeVoteIn(ctx, sitting, voteId)
    expect(await castBallot(ctx, voter.actor, { ...input, requestId: requestId(ctx) })).toEqual({
      ok: true,
      value: first,
    })
    expect(await castBallot(ctx, voter.actor, input)).toEqual({ ok: true, value: first })
    expect(await ballotsIn(voteId)).toHaveLength(1)
  })

  it('answers a request repeated after its member was recused with the first answer', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const { input, result } = await castAs(ctx, voter, device, voteId)
    const interest = { requestId: requestId(ctx), itemId: sitting.itemId, seatId: voter.seatId, reason: 'A relative' }
    await closeVoteIn(ctx, sitting, voteId)
    must(await declareInterest(ctx, voter.actor, interest))
    expect(await castBallot(ctx, voter.actor, input)).toEqual(result)
  })
})

describe('a ballot that is refused changes nothing', () => {
  it('when the vote was closed', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    await closeVoteIn(ctx, sitting, voteId)
    await expectRefused(
      voteId,
      sitting.bodyId,
      'ballot_late',
      async () => (await castAs(ctx, voter, device, voteId)).result,
    )
  })

  it('when the deadline passed, though nobody closed the vote yet', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    ctx.fixClock(new Date(Date.now() + 121_000))
    await expectRefused(
      voteId,
      sitting.bodyId,
      'ballot_late',
      async () => (await castAs(ctx, voter, device, voteId)).result,
    )
  })

  it('but one at the very deadline counts', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const deadline = (await voteById(ctx.db, voteId))?.deadline as Date
    ctx.fixClock(deadline)
    expect((await castAs(ctx, voter, device, voteId)).result).toMatchObject({ ok: true })
    ctx.fixClock(new Date(deadline.getTime() + 1))
    const second = sitting.voters[2] as Member
    expect((await castAs(ctx, second, sitting.deviceOf(second), voteId)).result).toMatchObject({ code: 'ballot_late' })
  })

  it('while the sitting is suspended', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const { meetingId } = sitting
    must(await moveSitting(ctx, sitting.chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.suspend' }))
    await expectRefused(
      voteId,
      sitting.bodyId,
      'meeting_state',
      async () => (await castAs(ctx, voter, device, voteId)).result,
    )
  })

  it('when the seat has cast another one', async () => {
    const { voteId, voter, device } = await openSitting()
    must((await castAs(ctx, voter, device, voteId, { choice: 'yes' })).result)
    const { result } = await castAs(ctx, voter, device, voteId, { choice: 'no' })
    expect(result).toMatchObject({ ok: false, code: 'ballot_twice', params: { at: expect.any(String) } })
    expect(await ballotsIn(voteId)).toMatchObject([{ choice: 'yes' }])
  })

  it('when its request id was used for another ballot', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const { input } = await castAs(ctx, voter, device, voteId, { choice: 'yes' })
    const size = await sizeOf(sitting.bodyId)
    const { result } = await castAs(ctx, voter, device, voteId, { choice: 'no', requestId: input.requestId })
    expect(result).toMatchObject({ ok: false, code: 'request_reused' })
    expect(await sizeOf(sitting.bodyId)).toBe(size)
  })

  it('when the signature is another key’s, another text’s, or no signature', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const seal = async () => (await castAs(ctx, voter, { ...device, seal: makeDevice().seal }, voteId)).result
    await expectRefused(voteId, sitting.bodyId, 'ballot_signature_invalid', seal)
    const good = await sealFor(ctx, voter, device, voteId)
    const other = await sealFor(ctx, voter, device, voteId, { choice: 'no' })
    for (const signature of [other.proof.signature, '', 'AAAA', good.proof.signature.slice(0, -2)]) {
      const input = {
        requestId: requestId(ctx),
        voteId,
        seatId: voter.seatId,
        ballot: good.text,
        proof: { level: 'C' as const, signature },
      }
      await expectRefused(voteId, sitting.bodyId, 'ballot_signature_invalid', () => castBallot(ctx, voter.actor, input))
    }
  })

  it('when it is for another member’s seat', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const other = sitting.voters[2] as Member
    const sealed = await sealFor(ctx, other, device, voteId)
    const input = {
      requestId: requestId(ctx),
      voteId,
      ballot: sealed.text,
      proof: sealed.proof,
    }
    await expectRefused(voteId, sitting.bodyId, 'not_a_voting_seat', () =>
      castBallot(ctx, voter.actor, { ...input, seatId: other.seatId }),
    )
    await expectRefused(voteId, sitting.bodyId, 'ballot_not_eligible', () =>
      castBallot(ctx, voter.actor, { ...input, seatId: voter.seatId }),
    )
  })

  it('when it comes from outside the body, to which no such vote exists', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const outsider = (await makeBody(ctx)).members[2] as Member
    const input = await castInput(voter, device, voteId)
    await expectRefused(voteId, sitting.bodyId, 'not_found', () => castBallot(ctx, outsider.actor, input))
    await expectRefused(voteId, sitting.bodyId, 'not_found', () =>
      castBallot(ctx, outsider.actor, { ...input, seatId: outsider.seatId }),
    )
    expect(await castBallot(ctx, outsider.actor, { ...input, voteId: 'no-such-vote' as VoteId })).toMatchObject({
      code: 'not_found',
    })
  })

  it('when its member is recused', async () => {
    const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'member'], {
      confirmation: 'none',
      conflictHides: 'nothing',
    })
    const member = sitting.voters[1] as Member
    const { actor, seatId } = member
    const interest = { requestId: requestId(ctx), itemId: sitting.itemId, seatId, reason: 'Own shares' }
    must(await declareInterest(ctx, actor, interest))
    const voteId = await openVoteIn(ctx, sitting)
    await expectRefused(
      voteId,
      sitting.bodyId,
      'ballot_recused',
      async () => (await castAs(ctx, member, sitting.deviceOf(member), voteId)).result,
    )
  })

  it('when its member is a delegate, an auditor or the secretary', async () => {
    const { sitting, voteId } = await openSitting()
    for (const role of ['delegate', 'auditor', 'secretary'])
      for (const member of sitting.members.filter((each) => each.role === role)) {
        const device = await enrolDevice(ctx, member.actor)
        const before = await ballotsIn(voteId)
        expect((await castAs(ctx, member, device, voteId)).result).toMatchObject({ code: 'not_a_voting_seat' })
        expect(await ballotsIn(voteId)).toEqual(before)
      }
  })

  it('when its key was enrolled after the opening, or never', async () => {
    const { sitting, voteId, voter } = await openSitting()
    const late = await enrolDevice(ctx, voter.actor)
    await expectRefused(
      voteId,
      sitting.bodyId,
      'ballot_key_late',
      async () => (await castAs(ctx, voter, late, voteId)).result,
    )
    await expectRefused(
      voteId,
      sitting.bodyId,
      'ballot_key_unknown',
      async () => (await castAs(ctx, voter, makeDevice(), voteId)).result,
    )
  })

  it('when anything it commits to is not this vote’s', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const wrong: [string, Record<string, string>][] = [
      ['ballot_terms_changed', { vote_hash: 'ab'.repeat(32) }],
      ['ballot_wrong_vote', { vote: 'another-vote' }],
      ['ballot_wrong_body', { body: 'another-body' }],
      ['ballot_wrong_weight', { weight: '2' }],
      ['ballot_not_eligible', { mandate: 'another-mandate' }],
      ['ballot_choice_unknown', { choice: 'perhaps' }],
      ['ballot_out_of_sequence', { seq: '2', prev: 'ab'.repeat(32) }],
      ['ballot_malformed', { nonce: 'short' }],
      ['ballot_malformed', { extra: 'field' }],
    ]
    for (const [code, change] of wrong)
      await expectRefused(
        voteId,
        sitting.bodyId,
        code,
        async () => (await castAs(ctx, voter, device, voteId, { change })).result,
      )
  })

  it('when it is not canonical, not JSON, or as long as a book', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const input = await castInput(voter, device, voteId)
    const texts = [
      ` ${input.ballot}`,
      input.ballot.replace('{', '{ '),
      `${input.ballot}\n`,
      '',
      'null',
      '{',
      '"x"'.repeat(400_000),
    ]
    for (const ballot of texts) {
      const before = await sizeOf(sitting.bodyId)
      const result = await castBallot(ctx, voter.actor, { ...input, requestId: requestId(ctx), ballot })
      expect(result).toMatchObject({ ok: false, code: expect.stringMatching(/^ballot_(not_canonical|malformed)$/) })
      expect(await sizeOf(sitting.bodyId)).toBe(before)
    }
    expect(CastBallot.safeParse({ ...input, ballot: 'x'.repeat(1_000_000) }).success).toBe(false)
    expect(CastBallot.safeParse({ ...input, proof: { ...input.proof, level: 'A' } }).success).toBe(false)
    expect(CastBallot.safeParse(input).success).toBe(true)
  })
})

async function castInput(member: Member, device: ReturnType<typeof makeDevice>, voteId: VoteId): Promise<CastBallot> {
  const sealed = await sealFor(ctx, member, device, voteId)
  const seatId: SeatId = member.seatId
  return {
    requestId: requestId(ctx),
    voteId,
    seatId,
    ballot: sealed.text,
    proof: sealed.proof,
  }
}
