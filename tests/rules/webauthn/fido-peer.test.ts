// An independent verifier, `fido2-assert -V` of Yubico's libfido2 (Debian: fido2-tools), on the assertions of our tests'
// authenticator: what it accepts and refuses, we accept and refuse.

import { spawnSync } from 'node:child_process'
import { createHash, createPublicKey } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fromBase64Url, toBase64, toBase64Url } from '../../../app/rules/bytes.ts'
import type { Algorithm } from '../../../app/rules/signing-key.ts'
import { FLAGS } from '../../../app/rules/webauthn/authenticator-data.ts'
import { type Assertion, checkAssertion } from '../../../app/rules/webauthn/check-assertion.ts'
import { verifySignature } from '../../../server/platform/verify-signature.ts'
import { makePasskey, type Passkey } from '../../support/passkey.ts'

const ORIGIN = 'https://majlis.example.org'
const TYPES: Record<Algorithm, string> = { 'P-256': 'es256', Ed25519: 'eddsa', RS256: 'rs256' }
const challenge = new Uint8Array(32).fill(9)
const folder = mkdtempSync(join(tmpdir(), 'majlis-fido-'))
const installed = spawnSync('fido2-assert', ['-V']).error === undefined
if (!installed) console.info('fido2-assert is not installed (Debian: fido2-tools): the peer is not asked')

test.skipIf(!installed).each<Algorithm>(['P-256', 'Ed25519', 'RS256'])('agrees about %s', async (alg) => {
  const passkey = makePasskey(ORIGIN, { alg })
  const good = passkey.get(challenge)
  const flip = (part: keyof Assertion, at: number): Assertion => ({
    ...good,
    [part]: good[part].map((byte, place) => (place === at ? byte ^ 1 : byte)),
  })
  const cases: [what: string, assertion: Assertion, accepted: boolean][] = [
    ['as it was made', good, true],
    ['once more, counted', passkey.get(challenge, { signCount: 7 }), true],
    ['a byte of the signature flipped', flip('signature', good.signature.length - 1), false],
    ['a byte of the counter flipped', flip('authenticatorData', 36), false],
    ['a byte of the client data flipped', flip('clientData', good.clientData.length - 2), false],
    ['for another site', passkey.get(challenge, { rpId: 'example.org' }), false],
    ['with nobody verified', passkey.get(challenge, { flags: FLAGS.userPresent }), false],
    ['with nobody there', passkey.get(challenge, { flags: FLAGS.userVerified }), false],
    ['by another key', makePasskey(ORIGIN, { alg }).get(challenge), false],
  ]
  for (const [what, assertion, accepted] of cases) {
    const key = { alg, publicKey: passkey.publicKey }
    const ours = await checkAssertion(assertion, { challenge, origins: [ORIGIN], key }, verifySignature)
    expect({ what, ours: ours.ok, peer: asked(passkey, assertion) }).toEqual({ what, ours: accepted, peer: accepted })
  }
})

/** Present and verified are asked of it, as of us; the challenge and the origin are not its to judge. */
function asked({ key }: Passkey, { clientData, authenticatorData, signature }: Assertion): boolean {
  const hash = new Uint8Array(createHash('sha256').update(clientData).digest())
  // A byte string of CBOR, as an authenticator hands it over.
  const data = Uint8Array.from([0x58, authenticatorData.length, ...authenticatorData])
  const lines = [toBase64(hash), new URL(ORIGIN).hostname, toBase64(data), toBase64(signature)]
  const [input, pem] = [join(folder, 'assertion'), join(folder, 'key.pem')]
  writeFileSync(input, `${lines.join('\n')}\n`)
  writeFileSync(pem, createPublicKey({ key: jwkOf(key), format: 'jwk' }).export({ type: 'spki', format: 'pem' }))
  const { status, error } = spawnSync('fido2-assert', ['-V', '-p', '-v', '-i', input, pem, TYPES[key.alg]])
  if (error) throw error
  return status === 0
}

function jwkOf({ alg, public_key }: Passkey['key']) {
  if (alg === 'RS256') return { kty: 'RSA', n: public_key, e: 'AQAB' }
  if (alg === 'Ed25519') return { kty: 'OKP', crv: 'Ed25519', x: public_key }
  const point = fromBase64Url(public_key)
  return { kty: 'EC', crv: 'P-256', x: toBase64Url(point.slice(1, 33)), y: toBase64Url(point.slice(33)) }
}
