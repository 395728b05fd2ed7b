import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import type { Algorithm } from '../../../app/rules/signing-key.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { FLAGS } from '../../../app/rules/webauthn/authenticator-data.ts'
import { CastBallot } from '../../../app/wire/ballots.ts'
import { ballot as ballots } from '../../../db/schema/ballots.ts'
import { castBallot } from '../../../server/ballots/cast-ballot.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { castAs, type Device, enrolDevice, type Member, must, requestId, sealFor } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { passkeyDevice, type Said, saying } from '../../support/passkey.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
const { href } = ctx.settings.origin

type PasskeyDevice = ReturnType<typeof passkeyDevice>

async function openSitting(newDevice: () => Device = () => passkeyDevice(href)) {
  const sitting = await makeSitting(ctx, ['chair', 'secretary', 'member', 'member', 'auditor'], undefined, newDevice)
  const voteId = await openVoteIn(ctx, sitting)
  const voter = sitting.voters[1] as Member
  return { sitting, voteId, voter, device: sitting.deviceOf(voter) as PasskeyDevice }
}

const ballotsIn = (voteId: string) =>
  ctx.db
    .select()
    .from(ballots)
    .where(eq(ballots.voteId, voteId as never))

async function reportOf({ bodyId }: Sitting) {
  const { bytes } = must(await exportBundle(ctx, { system: 'setup' }, bodyId))
  return verifyBundle(must(readTar(bytes)).files, { verifySignature, verifyEd25519 })
}

describe('a ballot signed by a passkey', () => {
  it('is accepted, kept verbatim with its level, answered twice, and verifies from the bundle', async () => {
    const { sitting, voteId, voter, device } = await openSitting()
    const { input, result } = await castAs(ctx, voter, device, voteId, { choice: 'no' })
    const answer = must(result)
    expect(CastBallot.parse(input)).toEqual(input)
    expect(await ballotsIn(voteId)).toMatchObject([{ id: answer.ballotId, level: 'A', proof: input.proof }])
    expect(await castBallot(ctx, voter.actor, { ...input, requestId: requestId(ctx) })).toEqual(result)
    for (const other of sitting.voters)
      if (other !== voter) must((await castAs(ctx, other, sitting.deviceOf(other), voteId)).result)
    await closeVoteIn(ctx, sitting, voteId)
    const report = await reportOf(sitting)
    expect(report.summary).toMatchObject({ verdict: 'clean', errors: 0 })
    expect(report.votes).toMatchObject([{ ballots: { cast: 3, accepted: 3 }, agrees: true }])
  })

  it.each<[string, Parameters<typeof passkeyDevice>[1]]>([
    ['security key', { level: 'B', synced: false, transports: ['usb'] }],
    ['passkey of Ed25519', { alg: 'Ed25519' as Algorithm }],
    ['passkey of RS256', { alg: 'RS256' as Algorithm }],
  ])('or a %s', async (_, kind) => {
    const { sitting, voteId, voter, device } = await openSitting(() => passkeyDevice(href, kind))
    must((await castAs(ctx, voter, device, voteId)).result)
    await closeVoteIn(ctx, sitting, voteId)
    expect((await reportOf(sitting)).summary).toMatchObject({ verdict: 'clean' })
  })

  it('has an id of its bytes, so another assertion over the same bytes is the same ballot', async () => {
    const { voteId, voter, device } = await openSitting()
    const { input, result } = await castAs(ctx, voter, device, voteId)
    const client = JSON.parse(Buffer.from((input.proof as { client_data: string }).client_data, 'base64url').toString())
    const proof = await device.seal(new Uint8Array(Buffer.from(client.challenge, 'base64url')))
    expect(proof).not.toEqual(input.proof)
    const again = await castBallot(ctx, voter.actor, { ...input, proof, requestId: requestId(ctx) })
    expect(again).toEqual(result)
    expect(await ballotsIn(voteId)).toHaveLength(1)
  })
})

describe('is refused, with nothing recorded', () => {
  it.each<[string, Said, string]>([
    ['without the member verified', { flags: FLAGS.userPresent }, 'passkey_user_not_verified'],
    ['with nobody there', { flags: FLAGS.userVerified }, 'passkey_user_absent'],
    ['made at another address', { origin: 'https://evil.example' }, 'passkey_wrong_origin'],
    ['made inside another site', { clientData: { crossOrigin: true } }, 'passkey_cross_origin'],
    ['made for another site', { rpId: 'evil.example' }, 'passkey_wrong_site'],
    ['made for another ballot', { clientData: { challenge: 'AAAA' } }, 'passkey_wrong_challenge'],
  ])('an assertion %s', async (_, said, code) => {
    const { voteId, voter, device } = await openSitting()
    const careless = saying(device, said)
    expect((await castAs(ctx, voter, careless, voteId)).result).toMatchObject({ ok: false, code })
    expect(await ballotsIn(voteId)).toHaveLength(0)
  })

  it('a flag of verification set on the way', async () => {
    const { voteId, voter, device } = await openSitting()
    const sealed = await sealFor(ctx, voter, saying(device, { flags: FLAGS.userPresent }), voteId)
    const data = Buffer.from((sealed.proof as { authenticator_data: string }).authenticator_data, 'base64url')
    data[32] = (data[32] as number) | FLAGS.userVerified
    const proof = { ...sealed.proof, authenticator_data: data.toString('base64url') } as CastBallot['proof']
    const input = { requestId: requestId(ctx), voteId, seatId: voter.seatId, ballot: sealed.text, proof }
    expect(await castBallot(ctx, voter.actor, input)).toMatchObject({ code: 'ballot_signature_invalid' })
    expect(await ballotsIn(voteId)).toHaveLength(0)
  })

  it('a proof of another level than the key’s own, either way', async () => {
    const { voteId, voter, device } = await openSitting()
    const sealed = await sealFor(ctx, voter, device, voteId)
    const input = { requestId: requestId(ctx), voteId, seatId: voter.seatId, ballot: sealed.text }
    const raised = { ...sealed.proof, level: 'B' } as CastBallot['proof']
    const { signature } = sealed.proof
    for (const proof of [raised, { level: 'C' as const, signature }])
      expect(await castBallot(ctx, voter.actor, { ...input, proof })).toMatchObject({
        code: 'ballot_signature_invalid',
      })
    expect(await ballotsIn(voteId)).toHaveLength(0)
  })

  it('a passkey enrolled after the opening, or somebody else’s', async () => {
    const { sitting, voteId, voter } = await openSitting()
    const late = await enrolDevice(ctx, voter.actor, passkeyDevice(href))
    expect((await castAs(ctx, voter, late, voteId)).result).toMatchObject({ code: 'ballot_key_late' })
    const other = sitting.deviceOf(sitting.voters[2] as Member)
    expect((await castAs(ctx, voter, other, voteId)).result).toMatchObject({ code: 'ballot_key_unknown' })
    expect(await ballotsIn(voteId)).toHaveLength(0)
  })
})
