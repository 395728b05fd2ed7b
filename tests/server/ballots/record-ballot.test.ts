import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ballotChallenge, ballotText } from '../../../app/rules/ballot.ts'
import { confirmationChallenge, recordChallenge } from '../../../app/rules/recorded-ballot.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { BodySettings } from '../../../app/wire/bodies.ts'
import type { SeatId, VoteId } from '../../../app/wire/ids.ts'
import { ballotRecord } from '../../../db/schema/ballots.ts'
import { confirmBallot } from '../../../server/ballots/confirm-ballot.ts'
import { ballotsOf, electorOf, voteById } from '../../../server/ballots/queries.ts'
import { recordBallot } from '../../../server/ballots/record-ballot.ts'
import { withdrawRecord } from '../../../server/ballots/withdraw-record.ts'
import { wholeBundle } from '../../../server/ledger/export-bundle.ts'
import { noticesOf } from '../../../server/meetings/queries.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { castAs, type Device, enrolDevice, type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { revokeAs } from '../../support/keys.ts'
import { WHY } from '../../support/recorded.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()

async function scene(settings?: BodySettings) {
  const sitting = await makeSitting(ctx, ['chair', 'secretary', 'deputy', 'member', 'member', 'auditor'], settings)
  const [chair, clerk, deputy, amal, basim] = sitting.members as [Member, Member, Member, Member, Member]
  const clerkDevice = await enrolDevice(ctx, clerk.actor)
  const voteId = await openVoteIn(ctx, sitting)
  const deviceOf = (member: Member) => (member === clerk ? clerkDevice : sitting.deviceOf(member))
  return { sitting, chair, clerk, deputy, amal, basim, voteId, deviceOf }
}

type Challenge = (text: string, why: string) => Uint8Array
type Given = { choice?: string; why?: string; challenge?: Challenge; change?: Record<string, string>; seatId?: SeatId }

async function recordAs(who: Member, device: Device, voteId: VoteId, member: Member, given: Given = {}) {
  const vote = await voteById(ctx.db, voteId)
  const elector = await electorOf(ctx.db, voteId, member.seatId)
  const fields = {
    body: member.bodyId,
    vote: voteId,
    vote_hash: vote?.voteHash ?? '',
    seat: member.seatId,
    mandate: elector?.mandates[0] ?? '',
    choice: given.choice ?? 'yes',
    weight: elector?.weight ?? '1',
    seq: '1',
    prev: '',
    key: device.id,
    nonce: requestId(ctx),
    ...given.change,
  }
  const text = ballotText(fields)
  const proof = await device.seal((given.challenge ?? recordChallenge)(text, WHY))
  const input = {
    requestId: requestId(ctx),
    voteId,
    seatId: given.seatId ?? member.seatId,
    ballot: text,
    why: given.why ?? WHY,
    by: device.id,
    proof,
  }
  return { text, result: await recordBallot(ctx, who.actor, input) }
}

async function confirmAs(
  who: Member,
  device: Device,
  voteId: VoteId,
  { seatId }: Member,
  text: string,
  challenge: Challenge = confirmationChallenge,
) {
  const proof = await device.seal(challenge(text, WHY))
  return confirmBallot(ctx, who.actor, { requestId: requestId(ctx), voteId, seatId, by: device.id, proof })
}

async function report({ bodyId }: Sitting) {
  const files = await wholeBundle(ctx, bodyId)
  if (!files) throw new Error('No bundle')
  return verifyBundle(files, { verifySignature, verifyEd25519 })
}

describe('a ballot recorded by the clerk', () => {
  test('counts once a second officer has confirmed it, is told to its member, and verifies as level D', async () => {
    const { sitting, chair, clerk, amal, basim, voteId, deviceOf } = await scene()
    const { text, result } = await recordAs(clerk, deviceOf(clerk), voteId, amal, { choice: 'no' })
    must(result)
    expect(await ballotsOf(ctx.db, voteId)).toEqual([])
    must(await confirmAs(chair, deviceOf(chair), voteId, amal, text))
    expect(await ballotsOf(ctx.db, voteId)).toMatchObject([{ seatId: amal.seatId, choice: 'no', level: 'D' }])
    expect(await ctx.db.select().from(ballotRecord).where(eq(ballotRecord.voteId, voteId))).toEqual([])
    expect((await noticesOf(ctx.db, amal.actor.personId)).map(({ kind }) => kind)).toContain('ballot_recorded')
    must((await castAs(ctx, basim, deviceOf(basim), voteId)).result)
    expect((await castAs(ctx, amal, deviceOf(amal), voteId)).result).toMatchObject({ code: 'ballot_twice' })
    await closeVoteIn(ctx, sitting, voteId)
    const { findings, votes } = await report(sitting)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(findings.map(({ rule }) => rule)).toContain('ballot.recorded')
    expect(votes[0]).toMatchObject({ agrees: true, ballots: { cast: 2, accepted: 2, levels: { C: 1, D: 1 } } })
  })

  test('is the clerk’s to record, and neither of the two is the voter', async () => {
    const { chair, clerk, deputy, amal, voteId, deviceOf } = await scene()
    for (const who of [chair, amal])
      expect((await recordAs(who, deviceOf(who), voteId, amal)).result).toMatchObject({ code: 'not_permitted' })
    const { text, result } = await recordAs(clerk, deviceOf(clerk), voteId, chair)
    must(result)
    expect(await confirmAs(chair, deviceOf(chair), voteId, chair, text)).toMatchObject({ code: 'record_own' })
    expect(await confirmAs(amal, deviceOf(amal), voteId, chair, text)).toMatchObject({ code: 'not_permitted' })
    must(await confirmAs(deputy, deviceOf(deputy), voteId, chair, text))
  })

  test('is not confirmed by the clerk who recorded it, by a forged word, or by the clerk’s word used twice', async () => {
    const { chair, clerk, amal, voteId, deviceOf } = await scene()
    const { text } = await recordAs(clerk, deviceOf(clerk), voteId, amal)
    expect(await confirmAs(clerk, deviceOf(clerk), voteId, amal, text)).toMatchObject({ code: 'record_same_person' })
    for (const challenge of [recordChallenge, ballotChallenge])
      expect(await confirmAs(chair, deviceOf(chair), voteId, amal, text, challenge)).toMatchObject({
        code: 'ballot_signature_invalid',
      })
    expect(await confirmAs(chair, deviceOf(amal), voteId, amal, text)).toMatchObject({ code: 'ballot_key_unknown' })
    expect(await ballotsOf(ctx.db, voteId)).toEqual([])
  })

  test('is refused with a word that is no record, for another seat than it names, and with a key enrolled after the opening', async () => {
    const { clerk, amal, basim, voteId, deviceOf } = await scene()
    const forged = await recordAs(clerk, deviceOf(clerk), voteId, amal, { challenge: ballotChallenge })
    expect(forged.result).toMatchObject({ code: 'ballot_signature_invalid' })
    const otherWhy = await recordAs(clerk, deviceOf(clerk), voteId, amal, { why: 'Because' })
    expect(otherWhy.result).toMatchObject({ code: 'ballot_signature_invalid' })
    const other = await recordAs(clerk, deviceOf(clerk), voteId, amal, { seatId: basim.seatId })
    expect(other.result).toMatchObject({ code: 'ballot_malformed' })
    const late = await enrolDevice(ctx, clerk.actor)
    expect((await recordAs(clerk, late, voteId, amal)).result).toMatchObject({ code: 'ballot_key_late' })
    const unknown = await recordAs(clerk, deviceOf(clerk), voteId, amal, { choice: 'perhaps' })
    expect(unknown.result).toMatchObject({ code: 'ballot_choice_unknown' })
  })

  test('waits alone, and is withdrawn by an officer before it counts', async () => {
    const { chair, clerk, amal, voteId, deviceOf } = await scene()
    const { text } = await recordAs(clerk, deviceOf(clerk), voteId, amal)
    expect((await recordAs(clerk, deviceOf(clerk), voteId, amal)).result).toMatchObject({ code: 'record_waiting' })
    const withdrawal = { requestId: requestId(ctx), voteId, seatId: amal.seatId }
    expect(await withdrawRecord(ctx, amal.actor, withdrawal)).toMatchObject({ code: 'not_permitted' })
    must(await withdrawRecord(ctx, chair.actor, withdrawal))
    expect(await confirmAs(chair, deviceOf(chair), voteId, amal, text)).toMatchObject({ code: 'record_gone' })
    must((await castAs(ctx, amal, deviceOf(amal), voteId)).result)
    expect((await recordAs(clerk, deviceOf(clerk), voteId, amal)).result).toMatchObject({ code: 'ballot_twice' })
  })

  test('gives way to the member’s own ballot, and to the close', async () => {
    const { sitting, chair, clerk, amal, basim, voteId, deviceOf } = await scene()
    const first = await recordAs(clerk, deviceOf(clerk), voteId, amal)
    const second = await recordAs(clerk, deviceOf(clerk), voteId, basim)
    must((await castAs(ctx, amal, deviceOf(amal), voteId)).result)
    expect(await confirmAs(chair, deviceOf(chair), voteId, amal, first.text)).toMatchObject({ code: 'ballot_twice' })
    await closeVoteIn(ctx, sitting, voteId)
    expect(await confirmAs(chair, deviceOf(chair), voteId, basim, second.text)).toMatchObject({ ok: false })
    expect((await recordAs(clerk, deviceOf(clerk), voteId, basim)).result).toMatchObject({ code: 'ballot_late' })
    expect(await ballotsOf(ctx.db, voteId)).toHaveLength(1)
  })

  test('does not count where the clerk’s key was revoked before it was confirmed', async () => {
    const { chair, clerk, amal, voteId, deviceOf } = await scene()
    const { text } = await recordAs(clerk, deviceOf(clerk), voteId, amal)
    must(await revokeAs(ctx, clerk, deviceOf(clerk), deviceOf(clerk).id))
    expect(await confirmAs(chair, deviceOf(chair), voteId, amal, text)).toMatchObject({ code: 'ballot_key_revoked' })
  })

  test('is not accepted by a body that refuses it, nor is a browser’s key by one that wants passkeys', async () => {
    const settings = { confirmation: 'none', conflictHides: 'item', levels: ['A', 'B'] } as const
    const { clerk, amal, voteId, deviceOf } = await scene({ ...settings, levels: [...settings.levels] })
    expect((await recordAs(clerk, deviceOf(clerk), voteId, amal)).result).toMatchObject({
      code: 'ballot_level_refused',
    })
    expect((await castAs(ctx, amal, deviceOf(amal), voteId)).result).toMatchObject({ code: 'ballot_level_refused' })
  })
})
