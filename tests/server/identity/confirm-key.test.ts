import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { BodyId, KeyId } from '../../../app/wire/ids.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { startMandate } from '../../../server/bodies/start-mandate.ts'
import { actorOf } from '../../../server/identity/load-actor.ts'
import { refuseKey } from '../../../server/identity/refuse-key.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { noticesOf } from '../../../server/meetings/queries.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { enrolDevice, type Member, makeBody, must, requestId, SETUP, seatSomebody } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { approveAs, CONFIRMED, confirmAs, deviceKeys, makeFoundedBody, makeWaitingBody } from '../../support/keys.ts'

const ctx = await testContext()

async function enrolled(bodyId: BodyId) {
  const rows = await ctx.db
    .select({ index: ledgerEntry.index, payload: ledgerEntry.payload })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.bodyId, bodyId), eq(ledgerEntry.type, 'key.enrolled')))
    .orderBy(ledgerEntry.index)
  return rows.map(({ index, payload }) => ({ index, ...JSON.parse(payload ?? '{}') }))
}

async function findings(bodyId: BodyId) {
  const { files } = must(readTar((await exportBundle(ctx, SETUP, bodyId).then(must)).bytes))
  const report = await verifyBundle(files, { verifySignature, verifyEd25519 })
  return report.findings.filter(({ rule }) => rule !== 'notes.key_not_pinned').map(({ rule }) => rule)
}

const known = async (bodyId: BodyId, { actor }: Member) => (await deviceKeys(ctx, bodyId, actor.personId)).known

describe('the first keys of a body', () => {
  test('are entered side by side once two officers have confirmed each other, and the bundle verifies', async () => {
    const { bodyId, members, deviceOf } = await makeWaitingBody(ctx)
    const [chair, secretary] = members as [Member, Member]
    const [theirs, mine] = [deviceOf(chair).id, deviceOf(secretary).id]
    expect(must(await confirmAs(ctx, chair, deviceOf(chair), mine))).toEqual({ entered: false })
    expect(await enrolled(bodyId)).toEqual([])
    expect(must(await confirmAs(ctx, secretary, deviceOf(secretary), theirs))).toEqual({ entered: true })
    const [one, two, ...more] = await enrolled(bodyId)
    expect(more).toEqual([])
    expect(two.index).toBe(one.index + 1)
    expect(one.authority).toMatchObject({ kind: 'founding', by: { person: two.person, key: two.key } })
    expect(two.authority).toMatchObject({ kind: 'founding', by: { person: one.person, key: one.key } })
    expect(await findings(bodyId)).toEqual([])
  })

  test('are not a member’s to found, nor one officer’s alone', async () => {
    const { members, deviceOf } = await makeWaitingBody(ctx)
    const [chair, secretary, , member] = members as [Member, Member, Member, Member]
    expect(await confirmAs(ctx, chair, deviceOf(chair), deviceOf(member).id)).toMatchObject({
      code: 'key_by_unconfirmed',
    })
    expect(await confirmAs(ctx, chair, deviceOf(chair), deviceOf(chair).id)).toMatchObject({ code: 'key_own' })
    expect(await confirmAs(ctx, member, deviceOf(member), deviceOf(secretary).id)).toMatchObject({
      code: 'not_permitted',
    })
  })

  test('are founded once: a third officer needs the clerk and a second officer', async () => {
    const { bodyId, members, deviceOf, chair, secretary } = await makeFoundedBody(ctx)
    const deputy = members[2] as Member
    const another = await enrolDevice(ctx, deputy.actor)
    expect(await confirmAs(ctx, deputy, another, deviceOf(members[3] as Member).id)).toMatchObject({
      code: 'key_by_unconfirmed',
    })
    expect(must(await confirmAs(ctx, chair, deviceOf(chair), another.id))).toEqual({ entered: false })
    expect(must(await confirmAs(ctx, secretary, deviceOf(secretary), another.id))).toEqual({ entered: true })
    expect(await known(bodyId, deputy)).toEqual([another.id])
    expect(await findings(bodyId)).toEqual([])
  })
})

describe('a member’s first key', () => {
  test('is entered when the clerk and a second officer have signed, in either order, and its member is told', async () => {
    const { bodyId, members, deviceOf, chair, secretary } = await makeFoundedBody(ctx)
    const [, , , amal, basim] = members as Member[] as [Member, Member, Member, Member, Member]
    must(await confirmAs(ctx, secretary, deviceOf(secretary), deviceOf(amal).id))
    expect(await known(bodyId, amal)).toEqual([])
    must(await confirmAs(ctx, chair, deviceOf(chair), deviceOf(amal).id))
    must(await confirmAs(ctx, chair, deviceOf(chair), deviceOf(basim).id))
    must(await confirmAs(ctx, secretary, deviceOf(secretary), deviceOf(basim).id))
    expect(await known(bodyId, amal)).toEqual([deviceOf(amal).id])
    for (const { authority } of (await enrolled(bodyId)).slice(2))
      expect(authority).toMatchObject({
        kind: 'officers',
        by: [{ person: secretary.actor.personId }, { person: chair.actor.personId }],
      })
    expect((await noticesOf(ctx.db, amal.actor.personId)).map(({ kind }) => kind)).toEqual(['key_added'])
    expect(await findings(bodyId)).toEqual([])
  })

  test('is not entered by two officers of whom neither is the clerk', async () => {
    const { bodyId, members, deviceOf, chair, secretary } = await makeFoundedBody(ctx)
    const [, , deputy, amal] = members as [Member, Member, Member, Member]
    for (const officer of [chair, secretary])
      must(await confirmAs(ctx, officer, deviceOf(officer), deviceOf(deputy).id))
    must(await confirmAs(ctx, chair, deviceOf(chair), deviceOf(amal).id))
    expect(must(await confirmAs(ctx, deputy, deviceOf(deputy), deviceOf(amal).id))).toEqual({ entered: false })
    expect(must(await confirmAs(ctx, secretary, deviceOf(secretary), deviceOf(amal).id))).toEqual({ entered: true })
    expect(await findings(bodyId)).toEqual([])
    expect(await known(bodyId, amal)).toHaveLength(1)
  })

  test('takes one officer where no other has a key, which the verifier says', async () => {
    const { bodyId, members, deviceOf, secretary } = await makeFoundedBody(ctx)
    const newcomer = (await actorOf(ctx, (await makeBody(ctx)).members[2]?.actor.personId as never)) as Actor
    const { seatId } = members[0] as Member
    must(await startMandate(ctx, SETUP, { bodyId, seatId, personId: newcomer.personId }))
    const actor = (await actorOf(ctx, newcomer.personId)) as Actor
    const device = await enrolDevice(ctx, actor)
    expect(must(await confirmAs(ctx, secretary, deviceOf(secretary), device.id))).toEqual({ entered: true })
    expect(await findings(bodyId)).toEqual(['key.one_officer'])
  })

  test('is refused by an officer for good, and its member is told', async () => {
    const { bodyId, members, deviceOf, chair } = await makeFoundedBody(ctx)
    const amal = members[3] as Member
    const keyId = deviceOf(amal).id
    const refusal = { requestId: requestId(ctx), bodyId, keyId }
    expect(await refuseKey(ctx, amal.actor, refusal)).toMatchObject({ code: 'not_permitted' })
    must(await refuseKey(ctx, chair.actor, refusal))
    expect(await refuseKey(ctx, chair.actor, { ...refusal, requestId: requestId(ctx) })).toMatchObject({
      code: 'key_not_waiting',
    })
    expect(await confirmAs(ctx, chair, deviceOf(chair), keyId)).toMatchObject({ code: 'key_not_waiting' })
    expect(await deviceKeys(ctx, bodyId, amal.actor.personId)).toEqual({ known: [], waiting: [] })
    expect((await noticesOf(ctx.db, amal.actor.personId)).map(({ kind }) => kind)).toEqual(['key_refused'])
  })
})

describe('a later key', () => {
  async function withAmal() {
    const body = await makeFoundedBody(ctx)
    const amal = body.members[3] as Member
    for (const officer of [body.chair, body.secretary])
      must(await confirmAs(ctx, officer, body.deviceOf(officer), body.deviceOf(amal).id))
    return { ...body, amal, tablet: body.deviceOf(amal) }
  }

  test('is entered by an earlier key of the same member alone', async () => {
    const { bodyId, amal, tablet } = await withAmal()
    const phone = await enrolDevice(ctx, amal.actor)
    expect(must(await approveAs(ctx, amal, tablet, phone.id))).toEqual({ bodies: 1 })
    expect((await enrolled(bodyId)).at(-1).authority).toMatchObject({ kind: 'member', key: tablet.id })
    expect(await findings(bodyId)).toEqual([])
    expect(await approveAs(ctx, amal, tablet, phone.id)).toMatchObject({ code: 'key_not_waiting' })
  })

  test('is not entered by a key that waits itself, by a forged word, or for another member', async () => {
    const { amal, tablet, members, deviceOf } = await withAmal()
    const [phone, laptop] = [await enrolDevice(ctx, amal.actor), await enrolDevice(ctx, amal.actor)]
    expect(await approveAs(ctx, amal, phone, laptop.id)).toMatchObject({ code: 'key_not_waiting' })
    expect(await approveAs(ctx, amal, { ...tablet, seal: phone.seal }, laptop.id)).toMatchObject({
      code: 'key_signature_invalid',
    })
    const basim = members[4] as Member
    expect(await approveAs(ctx, amal, tablet, deviceOf(basim).id)).toMatchObject({ code: 'not_found' })
  })

  test('takes one officer where no earlier device is at hand', async () => {
    const { bodyId, amal, chair, deviceOf } = await withAmal()
    const phone = await enrolDevice(ctx, amal.actor)
    expect(must(await confirmAs(ctx, chair, deviceOf(chair), phone.id))).toEqual({ entered: true })
    expect(await findings(bodyId)).toEqual([])
  })
})

describe('confirming', () => {
  test('refuses a forged signature, a key of nobody here, and an officer of another body', async () => {
    const { bodyId, members, deviceOf, chair, secretary } = await makeFoundedBody(ctx)
    const amal = members[3] as Member
    const forged = { ...deviceOf(chair), seal: deviceOf(secretary).seal }
    expect(await confirmAs(ctx, chair, forged, deviceOf(amal).id)).toMatchObject({ code: 'key_signature_invalid' })
    expect(await confirmAs(ctx, chair, deviceOf(secretary), deviceOf(amal).id)).toMatchObject({
      code: 'key_by_unconfirmed',
    })
    const elsewhere = await makeFoundedBody(ctx)
    expect(await confirmAs(ctx, chair, deviceOf(chair), deviceOf(amal).id, elsewhere.bodyId)).toMatchObject({
      code: 'not_found',
    })
    const foreign = elsewhere.deviceOf(elsewhere.members[3] as Member).id
    expect(await confirmAs(ctx, chair, deviceOf(chair), foreign)).toMatchObject({ code: 'not_found' })
    expect(await confirmAs(ctx, chair, deviceOf(chair), 'f'.repeat(64) as KeyId)).toMatchObject({ code: 'not_found' })
    expect(await known(bodyId, amal)).toEqual([])
  })

  test('counts only officers who are still in office when the last word comes', async () => {
    const { bodyId, members, deviceOf, chair, secretary } = await makeFoundedBody(ctx)
    const amal = members[3] as Member
    must(await confirmAs(ctx, chair, deviceOf(chair), deviceOf(amal).id))
    const { members: others } = await makeBody(ctx)
    const personId = (others[0] as Member).actor.personId
    const deputy = members[2] as Member
    for (const officer of [chair, secretary])
      must(await confirmAs(ctx, officer, deviceOf(officer), deviceOf(deputy).id))
    must(await startMandate(ctx, SETUP, { bodyId, seatId: chair.seatId, personId }))
    expect(must(await confirmAs(ctx, secretary, deviceOf(secretary), deviceOf(amal).id))).toEqual({ entered: false })
    expect(must(await confirmAs(ctx, deputy, deviceOf(deputy), deviceOf(amal).id))).toEqual({ entered: true })
    expect(await findings(bodyId)).toEqual([])
  })

  test('lets a key wait for the officers of a body its person joins later', async () => {
    const free = await makeBody(ctx, ['member'])
    const member = free.members[0] as Member
    const device = await enrolDevice(ctx, member.actor)
    const { bodyId, deviceOf, chair, secretary } = await makeFoundedBody(ctx)
    const joined = await seatSomebody(ctx, bodyId, 'member', member.actor.personId)
    expect(await deviceKeys(ctx, bodyId, member.actor.personId)).toEqual({ known: [], waiting: [device.id] })
    for (const officer of [chair, secretary]) must(await confirmAs(ctx, officer, deviceOf(officer), device.id))
    expect(await known(bodyId, joined)).toEqual([device.id])
    expect(await findings(bodyId)).toEqual([])
  })

  test('changes nothing about a body that asks for no confirmation', async () => {
    expect(CONFIRMED.confirmation).toBe('officer')
    const { bodyId, members } = await makeBody(ctx)
    await enrolDevice(ctx, (members[0] as Member).actor)
    expect((await enrolled(bodyId)).map(({ authority }) => authority)).toEqual([{ kind: 'none' }])
    expect(await findings(bodyId)).toEqual(['key.unconfirmed'])
  })
})
