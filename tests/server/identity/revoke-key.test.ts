import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { BodyId } from '../../../app/wire/ids.ts'
import { person } from '../../../db/schema/identity.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { hashPassword } from '../../../server/identity/passwords.ts'
import { keysIn } from '../../../server/identity/queries.ts'
import { revokeKey } from '../../../server/identity/revoke-key.ts'
import { wholeBundle } from '../../../server/ledger/export-bundle.ts'
import { noticesOf } from '../../../server/meetings/queries.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import { castAs, enrolDevice, type Member, makeBody, must, requestId, seatSomebody } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { confirmAs, deviceKeys, makeFoundedBody, makeWaitingBody, revokeAs } from '../../support/keys.ts'
import { closeVoteIn, makeSitting, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()

async function revoked(bodyId: BodyId) {
  const rows = await ctx.db
    .select({ payload: ledgerEntry.payload })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.bodyId, bodyId), eq(ledgerEntry.type, 'key.revoked')))
  return rows.map(({ payload }) => JSON.parse(payload ?? '{}'))
}

const kinds = async ({ actor }: Member) => (await noticesOf(ctx.db, actor.personId)).map(({ kind }) => kind)

describe('a member', () => {
  test('revokes a device of their own in every body at once, by another device of theirs', async () => {
    const [one, two] = [await makeBody(ctx), await makeBody(ctx)]
    const member = one.members[2] as Member
    await seatSomebody(ctx, two.bodyId, 'member', member.actor.personId)
    const [tablet, phone] = [await enrolDevice(ctx, member.actor), await enrolDevice(ctx, member.actor)]
    expect(must(await revokeAs(ctx, member, phone, tablet.id, { note: 'Left in a taxi' }))).toEqual({ bodies: 2 })
    const { personId } = member.actor
    for (const { bodyId } of [one, two])
      expect(await revoked(bodyId)).toMatchObject([
        { key: tablet.id, person: personId, by: 'self', cause: 'lost', note: 'Left in a taxi' },
      ])
    expect((await deviceKeys(ctx, one.bodyId, personId)).known).toEqual([phone.id])
    expect(await revokeAs(ctx, member, phone, tablet.id)).toMatchObject({ code: 'key_not_in_force' })
  })

  test('does so by the password where no device is left, and not by a wrong one', async () => {
    const { members } = await makeBody(ctx)
    const member = members[2] as Member
    const device = await enrolDevice(ctx, member.actor)
    const passwordHash = await hashPassword('a phrase of some length')
    await ctx.db.update(person).set({ passwordHash }).where(eq(person.id, member.actor.personId))
    const input = { requestId: requestId(ctx), keyId: device.id, bodyId: null, cause: 'lost' as const, note: '' }
    const wrong = { ...input, shown: { password: 'another phrase' } }
    expect(await revokeKey(ctx, member.actor, wrong)).toMatchObject({ code: 'password_wrong' })
    expect(
      must(await revokeKey(ctx, member.actor, { ...input, shown: { password: 'a phrase of some length' } })),
    ).toEqual({
      bodies: 1,
    })
  })

  test('cannot with a signature about another key, a key in force nowhere, or somebody else’s device', async () => {
    const { members, deviceOf, chair } = await makeFoundedBody(ctx)
    const amal = members[3] as Member
    const basim = members[4] as Member
    expect(await revokeAs(ctx, amal, deviceOf(amal), deviceOf(amal).id)).toMatchObject({ code: 'key_by_unconfirmed' })
    const { secretary } = { secretary: members[1] as Member }
    for (const officer of [chair, secretary]) must(await confirmAs(ctx, officer, deviceOf(officer), deviceOf(amal).id))
    const other = { key: deviceOf(basim).id }
    expect(await revokeAs(ctx, amal, deviceOf(amal), deviceOf(amal).id, other)).toMatchObject({
      code: 'key_signature_invalid',
    })
    expect(await revokeAs(ctx, amal, deviceOf(amal), deviceOf(basim).id)).toMatchObject({ code: 'not_found' })
  })

  test('withdraws a device that still waits, which enters no ledger', async () => {
    const { bodyId, members, deviceOf, chair, secretary } = await makeFoundedBody(ctx)
    const amal = members[3] as Member
    for (const officer of [chair, secretary]) must(await confirmAs(ctx, officer, deviceOf(officer), deviceOf(amal).id))
    const phone = await enrolDevice(ctx, amal.actor)
    expect(must(await revokeAs(ctx, amal, deviceOf(amal), phone.id, { cause: 'other' }))).toEqual({ bodies: 0 })
    expect(await revoked(bodyId)).toEqual([])
    expect(await confirmAs(ctx, chair, deviceOf(chair), phone.id)).toMatchObject({ code: 'key_not_waiting' })
  })

  test('objects to a device that is not theirs: it is revoked, and every officer is told', async () => {
    const { bodyId, members, deviceOf, chair, secretary } = await makeFoundedBody(ctx)
    const amal = members[3] as Member
    for (const officer of [chair, secretary]) must(await confirmAs(ctx, officer, deviceOf(officer), deviceOf(amal).id))
    const strange = await enrolDevice(ctx, amal.actor)
    must(await confirmAs(ctx, chair, deviceOf(chair), strange.id))
    must(await revokeAs(ctx, amal, deviceOf(amal), strange.id, { cause: 'objected', note: 'I have one tablet' }))
    expect(await revoked(bodyId)).toMatchObject([{ key: strange.id, by: 'self', cause: 'objected' }])
    for (const officer of [chair, secretary]) expect(await kinds(officer)).toContain('key_objected')
    expect(await kinds(members[4] as Member)).not.toContain('key_objected')
  })
})

describe('an officer', () => {
  test('revokes a member’s device in their own body only, and the member is told', async () => {
    const [one, two] = [await makeBody(ctx), await makeBody(ctx)]
    const [chair, , member] = one.members as [Member, Member, Member]
    await seatSomebody(ctx, two.bodyId, 'member', member.actor.personId)
    const [mine, theirs] = [await enrolDevice(ctx, chair.actor), await enrolDevice(ctx, member.actor)]
    must(await revokeAs(ctx, chair, mine, theirs.id, { bodyId: one.bodyId }))
    expect(await revoked(one.bodyId)).toMatchObject([{ key: theirs.id, by: 'officer' }])
    expect(await revoked(two.bodyId)).toEqual([])
    expect((await deviceKeys(ctx, one.bodyId, member.actor.personId)).known).toEqual([])
    expect(await kinds(member)).toEqual(['key_revoked'])
  })

  test('alone may: no other member, and no officer of another body', async () => {
    const [one, two] = [await makeBody(ctx), await makeBody(ctx)]
    const [, , member, another] = one.members as [Member, Member, Member, Member]
    const stranger = two.members[0] as Member
    const theirs = await enrolDevice(ctx, member.actor)
    const [byMember, byStranger] = [await enrolDevice(ctx, another.actor), await enrolDevice(ctx, stranger.actor)]
    const { bodyId } = one
    expect(await revokeAs(ctx, another, byMember, theirs.id, { bodyId })).toMatchObject({ code: 'not_permitted' })
    expect(await revokeAs(ctx, stranger, byStranger, theirs.id, { bodyId })).toMatchObject({ code: 'not_found' })
    expect(await revokeAs(ctx, stranger, byStranger, theirs.id, { bodyId: two.bodyId })).toMatchObject({
      code: 'not_found',
    })
    expect(await keysIn(ctx.db, bodyId, [member.actor.personId])).toMatchObject([{ revokedEntry: null }])
  })
})

test('a ballot signed before the revocation stands, one after is refused, and the bundle verifies', async () => {
  const sitting = await makeSitting(ctx)
  const [, amal, basim] = sitting.voters as [Member, Member, Member]
  const voteId = await openVoteIn(ctx, sitting)
  must((await castAs(ctx, amal, sitting.deviceOf(amal), voteId)).result)
  for (const member of [amal, basim])
    must(await revokeAs(ctx, member, sitting.deviceOf(member), sitting.deviceOf(member).id))
  expect((await castAs(ctx, basim, sitting.deviceOf(basim), voteId)).result).toMatchObject({
    code: 'ballot_key_revoked',
  })
  await closeVoteIn(ctx, sitting, voteId)
  const files = await wholeBundle(ctx, sitting.bodyId)
  if (!files) throw new Error('No bundle')
  const report = await verifyBundle(files, { verifySignature, verifyEd25519 })
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(report.votes[0]?.ballots).toMatchObject({ cast: 1, accepted: 1 })
})

test('a device that waits in a body without officers’ keys can be withdrawn by the password alone', async () => {
  const { members, deviceOf } = await makeWaitingBody(ctx)
  const amal = members[3] as Member
  const passwordHash = await hashPassword('a phrase of some length')
  await ctx.db.update(person).set({ passwordHash }).where(eq(person.id, amal.actor.personId))
  const shown = { password: 'a phrase of some length' }
  const input = { requestId: requestId(ctx), keyId: deviceOf(amal).id, bodyId: null, cause: 'other' as const, note: '' }
  expect(must(await revokeKey(ctx, amal.actor, { ...input, shown }))).toEqual({ bodies: 0 })
})
