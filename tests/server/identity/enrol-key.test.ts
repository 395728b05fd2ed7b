import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { toHex } from '../../../app/rules/bytes.ts'
import { sealEnrolment } from '../../../app/rules/key-enrolment.ts'
import type { BodyId } from '../../../app/wire/ids.ts'
import { keyEnrolment, signingKey } from '../../../db/schema/identity.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { enrolKey, MOST_KEYS } from '../../../server/identity/enrol-key.ts'
import { actorOf } from '../../../server/identity/load-actor.ts'
import { keysIn } from '../../../server/identity/queries.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import {
  type Device,
  enrolDevice,
  type Member,
  makeBody,
  makeDevice,
  makePerson,
  must,
  requestId,
  seatSomebody,
} from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { deviceKeys, revokeAs } from '../../support/keys.ts'
import { fingerprint } from '../evil/stage.ts'

const ctx = await testContext()

async function statementOf(actor: Actor, device: Device, over: Partial<{ house: string; person: string }> = {}) {
  const given = {
    house: ctx.settings.origin.href,
    person: actor.personId,
    label: 'iPad',
    nonce: toHex(ctx.random(16)),
    ...over,
  }
  const { text, proof } = await sealEnrolment(given, device.key, device.seal)
  return { requestId: requestId(ctx), statement: text, proof, device: 'iPad' }
}

const enrolments = (bodyId: BodyId) =>
  ctx.db
    .select()
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.bodyId, bodyId), eq(ledgerEntry.type, 'key.enrolled')))

it('enters a key in the ledger of every body its person sits in, in one commit', async () => {
  const personId = await makePerson(ctx)
  const [one, two] = [await makeBody(ctx), await makeBody(ctx)]
  for (const { bodyId } of [one, two]) await seatSomebody(ctx, bodyId, 'member', personId)
  const actor = (await actorOf(ctx, personId)) as Actor
  const device = makeDevice()
  expect(must(await enrolKey(ctx, actor, await statementOf(actor, device)))).toEqual({ keyId: device.id })
  for (const { bodyId } of [one, two]) {
    const [entry] = await enrolments(bodyId)
    expect(JSON.parse(entry?.payload ?? '')).toMatchObject({ key: device.id, person: personId, level: 'C' })
    expect(await keysIn(ctx.db, bodyId, [personId])).toMatchObject([
      { id: device.id, entry: entry?.index, revokedEntry: null },
    ])
  }
})

it('enters it as well in a body where a mandate begins later', async () => {
  const { members } = await makeBody(ctx)
  const { actor } = members[0] as Member
  const device = makeDevice()
  must(await enrolKey(ctx, actor, await statementOf(actor, device)))
  const later = await makeBody(ctx)
  await seatSomebody(ctx, later.bodyId, 'member', actor.personId)
  expect(await keysIn(ctx.db, later.bodyId, [actor.personId])).toMatchObject([{ id: device.id }])
})

it('changes nothing when the same key is enrolled again, at once or later', async () => {
  const { bodyId, members } = await makeBody(ctx)
  const { actor } = members[0] as Member
  const device = makeDevice()
  const inputs = await Promise.all(Array.from({ length: 6 }, () => statementOf(actor, device)))
  const results = await Promise.all(inputs.map((input) => enrolKey(ctx, actor, input)))
  for (const result of results) expect(result).toEqual({ ok: true, value: { keyId: device.id } })
  expect(await enrolments(bodyId)).toHaveLength(1)
  expect(await ctx.db.select().from(keyEnrolment).where(eq(keyEnrolment.keyId, device.id))).toHaveLength(1)
})

it('refuses a key for somebody else, for another house, or that did not sign for itself', async () => {
  const { bodyId, members } = await makeBody(ctx)
  const [one, two] = members.map((member) => member.actor) as [Actor, Actor]
  const device = makeDevice()
  const refused = async (code: string, input: Awaited<ReturnType<typeof statementOf>>) =>
    expect(await enrolKey(ctx, one, input)).toMatchObject({ ok: false, code })
  await refused('key_malformed', await statementOf(two, device))
  await refused('key_malformed', await statementOf(one, device, { house: 'https://elsewhere.example' }))
  const good = await statementOf(one, device)
  await refused('key_malformed', { ...good, statement: ` ${good.statement}` })
  await refused('key_signature_invalid', { ...good, proof: (await statementOf(one, makeDevice())).proof })
  expect(await enrolments(bodyId)).toHaveLength(0)
})

it('refuses keys without end: each is an entry for ever, and a part of every electorate', async () => {
  const { members } = await makeBody(ctx, ['member'])
  const [{ actor }] = members as [Member]
  const devices: Device[] = []
  for (let made = 0; made < MOST_KEYS; made++) devices.push(await enrolDevice(ctx, actor))
  const more = makeDevice()
  const again = async () => enrolKey(ctx, actor, await statementOf(actor, more))
  const before = await fingerprint(ctx)
  expect(await again()).toMatchObject({ code: 'key_over_limit', params: { most: String(MOST_KEYS) } })
  expect(await fingerprint(ctx)).toEqual(before)
  const [first, second] = devices as [Device, Device]
  await enrolDevice(ctx, actor, first)
  must(await revokeAs(ctx, (members as [Member])[0], second, first.id))
  must(await again())
})

it('refuses a key that is another person’s, or was revoked', async () => {
  const { members } = await makeBody(ctx)
  const [one, two] = members.map((member) => member.actor) as [Actor, Actor]
  const device = makeDevice()
  must(await enrolKey(ctx, one, await statementOf(one, device)))
  expect(await enrolKey(ctx, two, await statementOf(two, device))).toMatchObject({ code: 'key_known' })
  await ctx.db.update(signingKey).set({ revokedAt: ctx.clock() }).where(eq(signingKey.id, device.id))
  expect(await enrolKey(ctx, one, await statementOf(one, device))).toMatchObject({ code: 'key_known' })
})

it('waits where officers confirm, enters at once elsewhere, and refuses a person without a seat', async () => {
  const strict = await makeBody(ctx, ['chair'], { confirmation: 'officer', conflictHides: 'item' })
  const free = await makeBody(ctx)
  const { actor } = strict.members[0] as Member
  await seatSomebody(ctx, free.bodyId, 'member', actor.personId)
  const both = (await actorOf(ctx, actor.personId)) as Actor
  const device = makeDevice()
  must(await enrolKey(ctx, both, await statementOf(both, device)))
  expect(await enrolments(strict.bodyId)).toHaveLength(0)
  expect(await enrolments(free.bodyId)).toHaveLength(1)
  expect(await deviceKeys(ctx, strict.bodyId, both.personId)).toEqual({ known: [], waiting: [device.id] })
  expect(await deviceKeys(ctx, free.bodyId, both.personId)).toEqual({ known: [device.id], waiting: [] })
  const nobody = (await actorOf(ctx, await makePerson(ctx))) as Actor
  expect(await enrolKey(ctx, nobody, await statementOf(nobody, makeDevice()))).toMatchObject({
    code: 'not_a_voting_seat',
  })
})
