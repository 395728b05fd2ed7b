// WebAuthn Level 3 §16. What is accepted and what is refused, and why, is listed vector by vector: a new one has no place yet.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromHex } from '../../../app/rules/bytes.ts'
import type { Result } from '../../../app/rules/result.ts'
import { parseAuthenticatorData } from '../../../app/rules/webauthn/authenticator-data.ts'
import { isMap, parseCbor } from '../../../app/rules/webauthn/cbor.ts'
import { checkAssertion, isSignedBy } from '../../../app/rules/webauthn/check-assertion.ts'
import { checkRegistration } from '../../../app/rules/webauthn/check-registration.ts'
import { readCoseKey } from '../../../app/rules/webauthn/cose-key.ts'
import { verifySignature } from '../../../server/platform/verify-signature.ts'

type Vector = {
  name: string
  registration: { challenge: string; clientDataJSON: string; attestationObject: string; credential_id: string }
  authentication: { challenge: string; clientDataJSON: string; authenticatorData: string; signature: string }
}

const file = new URL('../../vectors/webauthn/w3c-level3-vectors.json', import.meta.url)
const vectors: Vector[] = JSON.parse(readFileSync(file, 'utf8'))
const origins = ['https://example.org']

/** What is concluded of the registration and of the assertion; `ok` or the code of the refusal. */
const UNVERIFIED = 'passkey_user_not_verified'
const EXPECTED: Record<string, [registration: string, assertion: string]> = {
  'ES256 Credential with No Attestation': [UNVERIFIED, UNVERIFIED],
  'ES256 Credential with Self Attestation': ['ok', UNVERIFIED],
  'ES256 Credential with "crossOrigin": true in clientDataJSON': ['passkey_cross_origin', 'passkey_cross_origin'],
  'ES256 Credential with "topOrigin" in clientDataJSON': ['passkey_top_origin', 'passkey_top_origin'],
  'ES256 Credential with very long credential ID': [UNVERIFIED, 'ok'],
  'Packed Attestation with ES256 Credential': ['ok', 'ok'],
  'Packed Attestation with ES384 Credential': [UNVERIFIED, 'passkey_algorithm'],
  'Packed Attestation with ES512 Credential': ['passkey_algorithm', 'passkey_algorithm'],
  'Packed Attestation with RS256 Credential': ['ok', UNVERIFIED],
  'Packed Attestation with Ed25519 Credential': [UNVERIFIED, UNVERIFIED],
  'Packed Attestation with Ed448 Credential': [UNVERIFIED, 'passkey_algorithm'],
  'TPM Attestation with ES256 Credential': ['ok', 'ok'],
  'Android Key Attestation with ES256 Credential': ['ok', UNVERIFIED],
  'Apple Anonymous Attestation with ES256 Credential': [UNVERIFIED, UNVERIFIED],
  'FIDO U2F Attestation with ES256 Credential': [UNVERIFIED, UNVERIFIED],
}

test('every vector has its expectation', () => {
  expect(vectors.map(({ name }) => name)).toEqual(Object.keys(EXPECTED))
})

describe.each(vectors)('$name', ({ name, registration, authentication }) => {
  const [registered, asserted] = EXPECTED[name] as [string, string]
  const assertion = {
    clientData: fromHex(authentication.clientDataJSON),
    authenticatorData: fromHex(authentication.authenticatorData),
    signature: fromHex(authentication.signature),
  }
  const key = keyOf(registration.attestationObject)

  test(`registration: ${registered}`, () => {
    const checked = checkRegistration(
      {
        clientData: fromHex(registration.clientDataJSON),
        attestationObject: fromHex(registration.attestationObject),
        transports: ['usb'],
      },
      { challenge: fromHex(registration.challenge), origins },
    )
    expect(outcome(checked)).toBe(registered)
    if (checked.ok) {
      expect(checked.value.credential).toEqual(fromHex(registration.credential_id))
      expect(checked.value.level).toBe(checked.value.backupEligible ? 'A' : 'B')
    }
  })

  test(`assertion: ${asserted}`, async () => {
    const facts = { challenge: fromHex(authentication.challenge), origins }
    const checked = key.ok ? await checkAssertion(assertion, { ...facts, key: key.value }, verifySignature) : key
    expect(outcome(checked)).toBe(asserted)
  })

  if (!key.ok) return

  test('its signature holds, whatever the policy says, and not over other bytes', async () => {
    expect(await isSignedBy(assertion, key.value, verifySignature)).toBe(true)
    for (const part of ['clientData', 'authenticatorData', 'signature'] as const) {
      const flipped = assertion[part].map((byte, at) => (at === 20 ? byte ^ 1 : byte))
      expect(await isSignedBy({ ...assertion, [part]: flipped }, key.value, verifySignature)).toBe(false)
    }
  })
})

/** The key alone, for the vectors whose registration is refused by policy. */
function keyOf(attestationObject: string) {
  const object = parseCbor(fromHex(attestationObject))
  const data = object.ok && isMap(object.value) ? object.value.get('authData') : null
  const parsed = parseAuthenticatorData(data as Uint8Array)
  if (!parsed.ok || !parsed.value.attested) throw new Error('A vector has no credential')
  return readCoseKey(parsed.value.attested.publicKey)
}

const outcome = (result: Result<unknown>): string => (result.ok ? 'ok' : result.code)
