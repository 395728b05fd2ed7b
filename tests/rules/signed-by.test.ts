import { describe, expect, test } from 'vitest'
import { ballotChallenge, checkBallotSignature, sealBallot } from '../../app/rules/ballot.ts'
import { parseBase64Url, toBase64Url } from '../../app/rules/bytes.ts'
import { checkEnrolment, sealEnrolment } from '../../app/rules/key-enrolment.ts'
import { checkSignedBy, type SignedBy, type SignedByPasskey, type Signer } from '../../app/rules/signed-by.ts'
import { FLAGS } from '../../app/rules/webauthn/authenticator-data.ts'
import { verifySignature } from '../../server/platform/verify-signature.ts'
import { makeDevice } from '../support/body.ts'
import { passkeyDevice } from '../support/passkey.ts'

const HOUSE = 'https://majlis.example.org'
const challenge = new Uint8Array(32).fill(5)
const given = { house: HOUSE, person: 'person-1', label: 'Safari · iPad', nonce: '0f'.repeat(16) }

const signerOf = ({
  key,
  level,
}: Pick<ReturnType<typeof passkeyDevice>, 'key'> & { level: Signer['level'] }): Signer => ({
  alg: key.alg,
  public_key: key.public_key,
  level,
})
const check = (signed: SignedBy, signer: Signer, origins = [HOUSE]) =>
  checkSignedBy(challenge, signed, signer, origins, verifySignature)

const passkey = passkeyDevice(HOUSE)
const securityKey = passkeyDevice(HOUSE, { level: 'B', synced: false, transports: ['usb'] })
const browser = makeDevice()

test('each level is taken for what it is', async () => {
  for (const device of [passkey, securityKey, browser])
    expect(await check(await device.seal(challenge), signerOf(device))).toEqual({ ok: true, value: null })
})

test('a proof of another level than its key’s is refused, though the signature holds', async () => {
  for (const device of [passkey, securityKey, browser]) {
    const signed = await device.seal(challenge)
    for (const level of ['A', 'B', 'C'] as const)
      if (level !== device.level)
        expect(await check(signed, { ...signerOf(device), level })).toEqual({ ok: false, code: 'signature_invalid' })
  }
})

test('a passkey that can be copied is nobody’s security key', async () => {
  const copied = passkeyDevice(HOUSE, { level: 'B', synced: true })
  expect(await check(await copied.seal(challenge), signerOf(copied))).toEqual({
    ok: false,
    code: 'passkey_level_differs',
  })
})

test('a passkey is of no use at an address that was not the house’s', async () => {
  const refused = { ok: false, code: 'passkey_wrong_origin' }
  expect(await check(await passkey.seal(challenge), signerOf(passkey), [])).toEqual(refused)
  expect(await check(await passkey.seal(challenge), signerOf(passkey), [`${HOUSE}:444`])).toEqual(refused)
})

test('one changed byte of what a passkey signed is refused, wherever it stands', async () => {
  const signed = (await passkey.seal(challenge)) as SignedByPasskey
  for (const field of ['client_data', 'authenticator_data', 'signature'] as const) {
    const parsed = parseBase64Url(signed[field])
    if (!parsed.ok) throw new Error('not base64url')
    for (let at = 0; at < parsed.value.length; at++) {
      const flipped = toBase64Url(parsed.value.map((byte, place) => (place === at ? byte ^ 1 : byte)))
      expect((await check({ ...signed, [field]: flipped }, signerOf(passkey))).ok, `${field} ${at}`).toBe(false)
    }
  }
  expect(await check({ ...signed, signature: '*' }, signerOf(passkey))).toMatchObject({ code: 'passkey_malformed' })
})

describe('an enrolment', () => {
  const facts = { house: HOUSE, person: 'person-1' }

  test.each([
    ['a passkey', passkey],
    ['a security key', securityKey],
    ['a passkey of Ed25519', passkeyDevice(HOUSE, { alg: 'Ed25519' })],
    ['a passkey of RS256', passkeyDevice(HOUSE, { alg: 'RS256' })],
    ['a browser’s own key', browser],
  ])('of %s speaks for itself and names its level', async (_, device) => {
    const { text, proof } = await sealEnrolment({ ...given, level: device.level }, device.key, device.seal)
    const checked = await checkEnrolment(text, proof, facts, verifySignature)
    expect(checked).toMatchObject({ ok: true, value: { key: device.id } })
    expect(checked.ok && (checked.value.level ?? 'C')).toBe(device.level)
  })

  test('whose proof is of another level than it says is refused', async () => {
    const { text, proof } = await sealEnrolment({ ...given, level: 'B' }, passkey.key, passkey.seal)
    expect(await checkEnrolment(text, proof, facts, verifySignature)).toMatchObject({ code: 'key_malformed' })
    const lowered = await sealEnrolment({ ...given, level: 'C' }, passkey.key, passkey.seal)
    expect(await checkEnrolment(lowered.text, lowered.proof, facts, verifySignature)).toMatchObject({
      code: 'key_malformed',
    })
  })

  test('without the member verified is refused with the passkey’s own reason', async () => {
    const unverified = passkeyDevice(HOUSE, { said: { flags: FLAGS.userPresent } })
    const { text, proof } = await sealEnrolment({ ...given, level: 'A' }, unverified.key, unverified.seal)
    expect(await checkEnrolment(text, proof, facts, verifySignature)).toEqual({
      ok: false,
      code: 'passkey_user_not_verified',
    })
  })
})

test('a ballot’s challenge is the same 32 bytes for every level', async () => {
  const fields = {
    ...{ body: 'body-1', vote: 'vote-1', vote_hash: 'ab'.repeat(32), seat: 'seat-a', mandate: 'm-1', choice: 'yes' },
    ...{ weight: '1', seq: '1', prev: '', key: passkey.id as string, nonce: '0f'.repeat(16) },
  }
  const { text, proof } = await sealBallot(fields, passkey.seal)
  expect(proof).toMatchObject({ level: 'A' })
  const client = JSON.parse(atob((proof as SignedByPasskey).client_data.replaceAll('-', '+').replaceAll('_', '/')))
  expect(client.challenge).toBe(toBase64Url(ballotChallenge(text)))
  const judged = (text: string) =>
    checkBallotSignature(ballotChallenge(text), proof, signerOf(passkey), [HOUSE], verifySignature)
  expect((await judged(text)).ok).toBe(true)
  expect(await judged(text.replace('"yes"', '"no"'))).toEqual({ ok: false, code: 'passkey_wrong_challenge' })
})
