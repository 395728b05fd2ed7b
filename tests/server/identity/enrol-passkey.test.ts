import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { toHex } from '../../../app/rules/bytes.ts'
import { sealEnrolment } from '../../../app/rules/key-enrolment.ts'
import type { SignedByPasskey } from '../../../app/rules/signed-by.ts'
import { FLAGS } from '../../../app/rules/webauthn/authenticator-data.ts'
import type { BodyId } from '../../../app/wire/ids.ts'
import { signingKey } from '../../../db/schema/identity.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { deviceIn } from '../../../server/identity/device-queries.ts'
import { enrolKey } from '../../../server/identity/enrol-key.ts'
import { type Device, enrolDevice, type Member, makeBody, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { passkeyDevice } from '../../support/passkey.ts'

const ctx = await testContext()
const { href, rpId } = ctx.settings.origin

const enrolments = (bodyId: BodyId) =>
  ctx.db
    .select()
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.bodyId, bodyId), eq(ledgerEntry.type, 'key.enrolled')))

async function inputOf({ actor }: Member, device: Device, over: { level?: 'A' | 'B' | 'C' } = {}) {
  const given = { house: href, person: actor.personId, label: 'iPad', nonce: toHex(ctx.random(16)) }
  const { text, proof } = await sealEnrolment({ ...given, level: device.level, ...over }, device.key, device.seal)
  return { requestId: requestId(ctx), statement: text, proof, device: 'iPad' }
}

describe('a passkey', () => {
  it('is enrolled by its own assertion, kept verbatim in the ledger, and found again by its credential', async () => {
    const { bodyId, members } = await makeBody(ctx)
    const member = members[0] as Member
    const device = passkeyDevice(href)
    const input = await inputOf(member, device)
    expect(await enrolKey(ctx, member.actor, input)).toEqual({ ok: true, value: { keyId: device.id } })
    const [entry] = await enrolments(bodyId)
    expect(JSON.parse(entry?.payload ?? '')).toMatchObject({
      key: device.id,
      level: 'A',
      statement: input.statement,
      proof: input.proof,
    })
    expect(await deviceIn(ctx, member.actor, bodyId)).toEqual({
      signer: { house: href, rpId, personId: member.actor.personId, name: member.actor.name },
      known: [{ id: device.id, level: 'A', device: 'iPad', credential: (input.proof as SignedByPasskey).credential }],
      waiting: [],
    })
  })

  it.each([
    ['security key', passkeyDevice(href, { level: 'B', synced: false, transports: ['usb'] }), 'B'],
    ['passkey of Ed25519', passkeyDevice(href, { alg: 'Ed25519' }), 'A'],
    ['passkey of RS256', passkeyDevice(href, { alg: 'RS256' }), 'A'],
  ])('may be a %s', async (_, device, level) => {
    const { members } = await makeBody(ctx)
    await enrolDevice(ctx, (members[0] as Member).actor, device)
    const [row] = await ctx.db.select().from(signingKey).where(eq(signingKey.id, device.id))
    expect(row).toMatchObject({ level, algorithm: device.key.alg, publicKey: device.key.public_key })
  })

  it('stands beside the browser’s own key of the same person', async () => {
    const { bodyId, members } = await makeBody(ctx)
    const { actor } = members[0] as Member
    await enrolDevice(ctx, actor)
    await enrolDevice(ctx, actor, passkeyDevice(href))
    const { known } = await deviceIn(ctx, actor, bodyId)
    expect(known.map(({ level, credential }) => [level, credential !== null]).sort()).toEqual([
      ['A', true],
      ['C', false],
    ])
  })
})

describe('is refused, and changes nothing', () => {
  it.each([
    ['of a member who was not verified', { said: { flags: FLAGS.userPresent } }, 'passkey_user_not_verified'],
    ['used at another address', { said: { origin: 'https://evil.example' } }, 'passkey_wrong_origin'],
    ['used inside another site', { said: { clientData: { crossOrigin: true } } }, 'passkey_cross_origin'],
    ['used below another site', { said: { clientData: { topOrigin: href } } }, 'passkey_top_origin'],
    ['of another site', { said: { rpId: 'evil.example' } }, 'passkey_wrong_site'],
    ['that signed something else', { said: { clientData: { challenge: 'AAAA' } } }, 'passkey_wrong_challenge'],
    ['called a security key though it can be copied', { level: 'B' }, 'passkey_level_differs'],
  ] as const)('a passkey %s', async (_, kind, code) => {
    const { bodyId, members } = await makeBody(ctx)
    const member = members[0] as Member
    const device = passkeyDevice(href, kind)
    expect(await enrolKey(ctx, member.actor, await inputOf(member, device))).toMatchObject({ ok: false, code })
    expect(await enrolments(bodyId)).toHaveLength(0)
    expect(await ctx.db.select().from(signingKey).where(eq(signingKey.id, device.id))).toHaveLength(0)
  })

  it('a statement that names another level than its proof', async () => {
    const { bodyId, members } = await makeBody(ctx)
    const member = members[0] as Member
    for (const level of ['B', 'C'] as const)
      expect(await enrolKey(ctx, member.actor, await inputOf(member, passkeyDevice(href), { level }))).toMatchObject({
        ok: false,
        code: 'key_malformed',
      })
    expect(await enrolments(bodyId)).toHaveLength(0)
  })

  it('the assertion of another passkey', async () => {
    const { bodyId, members } = await makeBody(ctx)
    const member = members[0] as Member
    const good = await inputOf(member, passkeyDevice(href))
    const challenge = JSON.parse(
      Buffer.from((good.proof as SignedByPasskey).client_data, 'base64url').toString(),
    ).challenge
    const proof = await passkeyDevice(href).seal(new Uint8Array(Buffer.from(challenge, 'base64url')))
    expect(await enrolKey(ctx, member.actor, { ...good, proof })).toMatchObject({ code: 'key_signature_invalid' })
    expect(await enrolments(bodyId)).toHaveLength(0)
  })
})
