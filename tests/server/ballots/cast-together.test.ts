import { describe, expect, test } from 'vitest'
import type { Ballot } from '../../../app/rules/ballot.ts'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { toHex } from '../../../app/rules/bytes.ts'
import { sealBallots } from '../../../app/rules/seal-ballots.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import { CastBallot } from '../../../app/wire/ballots.ts'
import type { SeatId, VoteId } from '../../../app/wire/ids.ts'
import { castBallot } from '../../../server/ballots/cast-ballot.ts'
import { ballotsOf, lastBallot, voteById } from '../../../server/ballots/queries.ts'
import { grantProxy } from '../../../server/bodies/grant-proxy.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { type Device, type Member, makeDevice, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { adoptOwn } from '../../support/own-rule.ts'
import { passkeyDevice } from '../../support/passkey.ts'
import { closeVoteIn, makeSitting, openVoteIn, type Sitting } from '../../support/sitting.ts'

const ctx = await testContext()
const { href } = ctx.settings.origin

type Choices = [Member, string][]

/** `b` votes for `a` and `c` as well. */
async function sittingWithProxies(newDevice: () => Device, change: 'final' | 'until_close' = 'final') {
  const roles = ['chair', 'secretary', 'member', 'member', 'member'] as const
  const sitting = await makeSitting(ctx, [...roles], undefined, newDevice)
  const [chair, a, b, c] = sitting.voters as [Member, Member, Member, Member]
  const rule = await adoptOwn(ctx, sitting, { proxies: { max: '2', same_bloc: false }, change })
  const mandates = new Map<Member, string>([[b, mandateOf(b)]])
  for (const from of [a, c]) {
    const input = { bodyId: sitting.bodyId, seatId: from.seatId, personId: b.actor.personId }
    const term = { meetingId: sitting.meetingId }
    const given = await grantProxy(ctx, from.actor, { requestId: requestId(ctx), ...input, term })
    mandates.set(from, must(given).mandateId)
  }
  const voteId = await openVoteIn(ctx, sitting, { rule })
  return { sitting, chair, a, b, c, voteId, mandates }
}

type Scene = Awaited<ReturnType<typeof sittingWithProxies>>

const mandateOf = ({ actor, seatId }: Member) =>
  actor.mandates.find((held) => held.seatId === seatId)?.mandateId as string

/** Of one gesture of `b`. */
async function sealTogether(scene: Scene, choices: Choices, over: Partial<Ballot> = {}): Promise<CastBallot[]> {
  const { sitting, b, voteId, mandates } = scene
  const vote = await voteById(ctx.db, voteId)
  const device = sitting.deviceOf(b)
  const fields = choices.map(([from, choice]) => ({
    body: sitting.bodyId,
    vote: voteId,
    vote_hash: vote?.voteHash ?? '',
    seat: from.seatId,
    mandate: mandates.get(from) ?? '',
    choice,
    weight: '1',
    seq: '1',
    prev: '',
    key: device.id,
    nonce: toHex(ctx.random(16)),
    ...over,
  }))
  const sealed = await sealBallots(fields, device)
  return sealed.map(({ text, proof }, at) =>
    CastBallot.parse({ requestId: requestId(ctx), voteId, seatId: fields[at]?.seat as SeatId, ballot: text, proof }),
  )
}

const castAll = (by: Member, inputs: CastBallot[]) =>
  Promise.all(inputs.map((input) => castBallot(ctx, by.actor, input)))

async function castOwn(scene: Scene, member: Member, choice = 'yes') {
  const own = { ...scene, b: member, mandates: new Map([[member, mandateOf(member)]]) }
  const [input] = await sealTogether(own, [[member, choice]])
  return castBallot(ctx, member.actor, input as CastBallot)
}

const choicesIn = async (voteId: VoteId) =>
  new Map((await ballotsOf(ctx.db, voteId)).map(({ seatId, choice }) => [seatId as string, choice]))

async function reportOf({ bodyId }: Sitting) {
  const { bytes } = must(await exportBundle(ctx, { system: 'setup' }, bodyId))
  return verifyBundle(must(readTar(bytes)).files, { verifySignature, verifyEd25519 })
}

const passkey = () => passkeyDevice(href)

describe.each([
  ['a passkey, by one gesture', passkey, 3],
  ['a key of the browser, each by itself', makeDevice, 0],
] as const)('with %s', (_how, newDevice, batch) => {
  test('a member casts for three seats: each has its own ballot, choice, entry and id, and the bundle verifies', async () => {
    const scene = await sittingWithProxies(newDevice)
    const { sitting, chair, a, b, c, voteId } = scene
    const inputs = await sealTogether(scene, [
      [b, 'yes'],
      [a, 'no'],
      [c, 'abstain'],
    ])
    for (const { proof } of inputs) expect('batch' in proof ? proof.batch.length : 0).toBe(batch)
    const answers = (await castAll(b, inputs)).map(must)
    expect(new Set(answers.map(({ entry }) => entry)).size).toBe(3)
    expect(new Set(answers.map(({ ballotId }) => ballotId)).size).toBe(3)
    expect(await castBallot(ctx, b.actor, { ...(inputs[1] as CastBallot), requestId: requestId(ctx) })).toMatchObject({
      value: answers[1],
    })
    must(await castOwn(scene, chair))
    const { result } = await closeVoteIn(ctx, sitting, voteId)
    expect(result).toMatchObject({ counts: { yes: '2', no: '1', abstain: '1' } })
    expect(await choicesIn(voteId)).toEqual(
      new Map([
        [chair.seatId, 'yes'],
        [b.seatId, 'yes'],
        [a.seatId, 'no'],
        [c.seatId, 'abstain'],
      ]),
    )
    const report = await reportOf(sitting)
    expect(report.summary).toMatchObject({ verdict: 'clean', errors: 0 })
    expect(report.votes).toMatchObject([{ ballots: { cast: 4, accepted: 4 }, agrees: true }])
    expect(report.findings.map(({ rule }) => rule)).not.toContain('ballot.batch_incomplete')
  })

  test('one of several is refused, whose member came and voted first; the others count', async () => {
    const scene = await sittingWithProxies(newDevice)
    const { sitting, a, b, c, voteId } = scene
    const inputs = await sealTogether(scene, [
      [b, 'yes'],
      [a, 'no'],
      [c, 'no'],
    ])
    must(await castOwn(scene, a, 'yes'))
    expect(await castAll(b, inputs)).toMatchObject([{ ok: true }, { ok: false, code: 'ballot_twice' }, { ok: true }])
    expect((await choicesIn(voteId)).get(a.seatId)).toBe('yes')
    await closeVoteIn(ctx, sitting, voteId)
    const report = await reportOf(sitting)
    expect(report.summary).toMatchObject({ verdict: 'clean', errors: 0 })
    const missing = report.findings.filter(({ rule }) => rule === 'ballot.batch_incomplete')
    expect(missing).toHaveLength(batch > 0 ? 1 : 0)
  })
})

test('what is not in the batch, or a list in another form, is refused and nothing is entered', async () => {
  const scene = await sittingWithProxies(passkey)
  const { a, b, c, voteId } = scene
  const [mine, theirs] = (await sealTogether(scene, [
    [b, 'yes'],
    [a, 'no'],
  ])) as [CastBallot, CastBallot]
  const [, other] = (await sealTogether(scene, [
    [b, 'yes'],
    [c, 'no'],
  ])) as [CastBallot, CastBallot]
  const proof = mine.proof as Extract<CastBallot['proof'], { batch: string[] }>
  const cast = (input: CastBallot) => castBallot(ctx, b.actor, { ...input, requestId: requestId(ctx) })
  expect(await cast({ ...theirs, proof: other.proof })).toMatchObject({ ok: false, code: 'ballot_not_in_batch' })
  const reversed = { ...proof, batch: [...proof.batch].reverse() }
  expect(await cast({ ...mine, proof: reversed })).toMatchObject({ ok: false, code: 'ballot_batch_malformed' })
  const { batch: _batch, ...alone } = proof
  expect(await cast({ ...mine, proof: alone })).toMatchObject({ ok: false, code: 'passkey_wrong_challenge' })
  expect(CastBallot.safeParse({ ...mine, proof: { level: 'C', signature: 'AA', batch: [] } }).success).toBe(false)
  expect(await ballotsOf(ctx.db, voteId)).toEqual([])
})

test('where a ballot may be changed, the holder overrules whom they sent, and is not overruled', async () => {
  const scene = await sittingWithProxies(makeDevice, 'until_close')
  const { sitting, a, b, c, voteId } = scene
  const following = async (seatId: SeatId) => {
    const last = await lastBallot(ctx.db, voteId, seatId)
    return { seq: String((last?.seq ?? 0) + 1), prev: last?.id ?? '' }
  }
  const [first] = (await sealTogether(scene, [[a, 'no']])) as [CastBallot]
  must(await castBallot(ctx, b.actor, first))
  const [again] = (await sealTogether(scene, [[a, 'abstain']], await following(a.seatId))) as [CastBallot]
  must(await castBallot(ctx, b.actor, again))
  const holder = { ...scene, b: a, mandates: new Map([[a, mandateOf(a)]]) }
  const [own] = (await sealTogether(holder, [[a, 'yes']], await following(a.seatId))) as [CastBallot]
  must(await castBallot(ctx, a.actor, own))
  const [late] = (await sealTogether(scene, [[a, 'no']], await following(a.seatId))) as [CastBallot]
  expect(await castBallot(ctx, b.actor, late)).toMatchObject({ ok: false, code: 'ballot_holder_voted' })
  must(await castOwn(scene, c))
  await closeVoteIn(ctx, sitting, voteId)
  expect((await choicesIn(voteId)).get(a.seatId)).toBe('yes')
  expect((await reportOf(sitting)).summary).toMatchObject({ verdict: 'clean', errors: 0 })
})
