import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { concat } from '../../../app/rules/bytes.ts'
import type { Algorithm } from '../../../app/rules/signing-key.ts'
import { FLAGS } from '../../../app/rules/webauthn/authenticator-data.ts'
import { checkAssertion } from '../../../app/rules/webauthn/check-assertion.ts'
import { checkRegistration } from '../../../app/rules/webauthn/check-registration.ts'
import { derFromP1363, p1363FromDer } from '../../../app/rules/webauthn/der.ts'
import { verifySignature } from '../../../server/platform/verify-signature.ts'
import { encodeCbor } from '../../support/cbor.ts'
import { makePasskey, type Passkey, type Said, VERIFIED } from '../../support/passkey.ts'

const ORIGIN = 'https://majlis.example.org'
const origins = ['https://old.example.org', ORIGIN]
const challenge = new Uint8Array(32).fill(7)

const keyOf = ({ key, publicKey }: Passkey) => ({ alg: key.alg, publicKey })
const judge = (passkey: Passkey, said: Said = {}) =>
  checkAssertion(passkey.get(challenge, said), { challenge, origins, key: keyOf(passkey) }, verifySignature)

describe.each<Algorithm>(['P-256', 'Ed25519', 'RS256'])('a passkey of %s', (alg) => {
  const passkey = makePasskey(ORIGIN, { alg })

  test('is registered with the key it signs with', () => {
    const registered = checkRegistration(passkey.create(challenge), { challenge, origins })
    expect(registered).toMatchObject({ ok: true, value: { ...keyOf(passkey), credential: passkey.credential } })
  })

  test('signs, and the counter is told and never judged', async () => {
    expect(await judge(passkey)).toEqual({ ok: true, value: { signCount: 0, backupEligible: true, backedUp: true } })
    expect(await judge(passkey, { signCount: 9 })).toMatchObject({ ok: true, value: { signCount: 9 } })
  })

  test('does not sign for another key, or with a byte changed', async () => {
    const facts = { challenge, origins, key: keyOf(makePasskey(ORIGIN, { alg })) }
    expect(await checkAssertion(passkey.get(challenge), facts, verifySignature)).toMatchObject({
      ok: false,
      code: 'signature_invalid',
    })
    const assertion = passkey.get(challenge)
    const signature = assertion.signature.map((byte, at) => (at === 40 ? byte ^ 1 : byte))
    const given = { ...facts, key: keyOf(passkey) }
    expect(await checkAssertion({ ...assertion, signature }, given, verifySignature)).toMatchObject({
      ok: false,
      code: 'signature_invalid',
    })
  })
})

describe('an assertion is refused', () => {
  let passkey: Passkey
  beforeAll(() => {
    passkey = makePasskey(ORIGIN)
  })

  test.each<[string, Said, string]>([
    ['made to register a key', { clientData: { type: 'webauthn.create' } }, 'wrong_type'],
    ['over another challenge', { clientData: { challenge: 'BwcH' } }, 'wrong_challenge'],
    [
      'over the challenge in another spelling',
      { clientData: { challenge: `${'Bwc'.repeat(14)}=` } },
      'wrong_challenge',
    ],
    ['made at another address', { origin: 'https://majlis.example.com' }, 'wrong_origin'],
    ['made at an address that only begins alike', { origin: `${ORIGIN}.evil.example` }, 'wrong_origin'],
    ['whose address is no text', { clientData: { origin: [ORIGIN] } }, 'wrong_origin'],
    ['made in a frame of another site', { clientData: { crossOrigin: true } }, 'cross_origin'],
    ['that says so in another form', { clientData: { crossOrigin: 'true' } }, 'cross_origin'],
    ['made below another page', { clientData: { topOrigin: ORIGIN } }, 'top_origin'],
    ['for another site', { rpId: 'example.org' }, 'wrong_site'],
    ['for the other address of the house', { rpId: 'old.example.org' }, 'wrong_site'],
    ['with nobody there', { flags: FLAGS.userVerified }, 'user_absent'],
    ['with nobody verified', { flags: FLAGS.userPresent }, 'user_not_verified'],
    ['copied though it cannot be', { flags: VERIFIED | FLAGS.backedUp }, 'backup_flags'],
    ['that promises a key and brings none', { flags: VERIFIED | FLAGS.attested }, 'malformed'],
    ['that promises extensions and brings none', { flags: VERIFIED | FLAGS.extensions }, 'malformed'],
  ])('%s', async (_, said, code) => {
    expect(await judge(passkey, said)).toMatchObject(no(code))
  })

  test('with a new credential inside', async () => {
    const { attestationObject } = passkey.create(challenge)
    // 37 bytes of authenticator data, then the credential: the last member of the object, which has a two-byte head.
    const authenticatorData = attestationObject.slice(attestationObject.length - (37 + 16 + 2 + 16 + 77))
    const facts = { challenge, origins, key: keyOf(passkey) }
    const given = { ...passkey.get(challenge), authenticatorData }
    expect(await checkAssertion(given, facts, verifySignature)).toMatchObject(no('attested_data'))
  })

  test('with bytes behind its data, or of no JSON', async () => {
    const facts = { challenge, origins, key: keyOf(passkey) }
    const assertion = passkey.get(challenge)
    for (const wrong of [
      { authenticatorData: concat(assertion.authenticatorData, Uint8Array.of(0)) },
      { authenticatorData: assertion.authenticatorData.slice(0, 36) },
      { clientData: Uint8Array.of(0xff) },
      { clientData: new TextEncoder().encode('[]') },
      { clientData: concat(Uint8Array.of(0xef, 0xbb, 0xbf), assertion.clientData) },
    ])
      expect(await checkAssertion({ ...assertion, ...wrong }, facts, verifySignature)).toMatchObject(no('malformed'))
  })
})

test('extensions that the authenticator signs are read over', async () => {
  const passkey = makePasskey(ORIGIN)
  const { authenticatorData, ...rest } = passkey.get(challenge, { flags: VERIFIED | FLAGS.extensions })
  const extended = concat(authenticatorData, encodeCbor(new Map([['credProtect', 2]])))
  const facts = { challenge, origins, key: keyOf(passkey) }
  const checked = await checkAssertion({ ...rest, authenticatorData: extended }, facts, () => true)
  expect(checked.ok).toBe(true)
})

describe('the level', () => {
  test.each([
    ['a synced passkey', { synced: true, transports: ['internal', 'hybrid'] }, 'A'],
    ['a passkey of this device alone', { synced: false, transports: ['internal'] }, 'A'],
    ['a telephone', { synced: false, transports: ['hybrid'] }, 'A'],
    ['a security key', { synced: false, transports: ['usb', 'nfc'] }, 'B'],
    ['a security key that copies itself', { synced: true, transports: ['usb'] }, 'A'],
    ['a passkey of which nothing is said', { synced: false, transports: [] }, 'A'],
  ] as const)('%s', (_, kind, level) => {
    const passkey = makePasskey(ORIGIN, { ...kind, transports: [...kind.transports] })
    const registered = checkRegistration(passkey.create(challenge), { challenge, origins })
    expect(registered).toMatchObject({ ok: true, value: { level } })
  })
})

describe('a registration is refused', () => {
  const passkey = makePasskey(ORIGIN)
  const judged = (attestationObject: Uint8Array) =>
    checkRegistration({ ...passkey.create(challenge), attestationObject }, { challenge, origins })

  test.each<[string, Said, string]>([
    ['made to sign', { clientData: { type: 'webauthn.get' } }, 'wrong_type'],
    ['with nobody verified', { flags: FLAGS.userPresent }, 'user_not_verified'],
    ['for another site', { rpId: 'example.org' }, 'wrong_site'],
  ])('%s', (_, said, code) => {
    expect(checkRegistration(passkey.create(challenge, said), { challenge, origins })).toMatchObject(no(code))
  })

  test('without a credential, or in another form', () => {
    const { authenticatorData } = passkey.get(challenge)
    const parts: [string, unknown][] = [
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authenticatorData],
    ]
    expect(judged(encodeCbor(new Map(parts)))).toMatchObject(no('malformed'))
    expect(judged(encodeCbor(new Map(parts.slice(0, 2))))).toMatchObject(no('malformed'))
    expect(judged(encodeCbor('none'))).toMatchObject(no('malformed'))
    expect(judged(new Uint8Array(0))).toMatchObject(no('malformed'))
  })
})

test('r and s of any value have one DER form, and no other is read', () => {
  const half = fc.oneof(
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    // Small numbers, whose zeros in front are not written.
    fc.uint8Array({ minLength: 1, maxLength: 3 }).map((low) => concat(new Uint8Array(32 - low.length), low)),
  )
  fc.assert(
    fc.property(half, half, (r, s) => {
      expect(p1363FromDer(derFromP1363(concat(r, s)))).toEqual({ ok: true, value: concat(r, s) })
      expect(p1363FromDer(concat(derFromP1363(concat(r, s)), Uint8Array.of(0))).ok).toBe(false)
    }),
  )
})

const no = (code: string) => ({ ok: false, code: `passkey_${code}` })
