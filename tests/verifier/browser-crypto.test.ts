import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { utf8 } from '../../app/rules/bytes.ts'
import type { Algorithm } from '../../app/rules/signing-key.ts'
import { verifyBundle } from '../../app/rules/verify/verify-bundle.ts'
import { browserCrypto } from '../../app/verifier/browser-crypto.ts'
import { verifySignature } from '../../server/platform/verify-signature.ts'
import { honestLedger } from '../support/ledger-builder.ts'

const message = utf8('The Council adopts the technical evaluation.')
const bytes = (text: string | undefined) => new Uint8Array(Buffer.from(text as string, 'base64url'))

function pairOf(algorithm: Algorithm): { publicKey: KeyObject; privateKey: KeyObject } {
  if (algorithm === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 })
  return algorithm === 'P-256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519')
}

function signed(algorithm: Algorithm) {
  const pair = pairOf(algorithm)
  const { x, y, n } = pair.publicKey.export({ format: 'jwk' })
  const publicKey = algorithm === 'P-256' ? Uint8Array.from([4, ...bytes(x), ...bytes(y)]) : bytes(x ?? n)
  const key = { key: pair.privateKey, dsaEncoding: 'ieee-p1363' as const }
  return { publicKey, signature: new Uint8Array(sign(algorithm === 'Ed25519' ? null : 'sha256', message, key)) }
}

afterEach(() => vi.unstubAllGlobals())

describe.each(['WebCrypto', 'no WebCrypto'])('signatures with %s', (kind) => {
  test.each(['P-256', 'Ed25519', 'RS256'] as const)('%s: the same answers as the server', async (algorithm) => {
    if (kind === 'no WebCrypto') vi.stubGlobal('crypto', {})
    const verify = browserCrypto().verifySignature
    // Many, because about half of all P-256 signatures have a high s, which portable code refuses unless told otherwise.
    for (let i = 0; i < 8; i++) {
      const { publicKey, signature } = signed(algorithm)
      expect(await verify(algorithm, publicKey, message, signature)).toBe(true)
      const broken = signature.map((byte, at) => (at === 10 ? byte ^ 1 : byte))
      const nowhere = publicKey.map((byte, at) => (at === 0 ? byte : 255))
      for (const [key, given] of [
        [publicKey, signature],
        [publicKey, broken],
        [nowhere, signature],
        [publicKey, signature.slice(1)],
        [publicKey, Uint8Array.from([0, ...signature])],
      ] as const)
        expect(await verify(algorithm, key, message, given)).toBe(await verifySignature(algorithm, key, message, given))
    }
  })
})

describe('a bundle verified as a browser does', () => {
  let report: Awaited<ReturnType<typeof verifyBundle>>
  beforeAll(async () => {
    report = await verifyBundle(await (await honestLedger()).ledger.bundle(), browserCrypto())
  })
  test('is clean', () => {
    expect(report.summary).toMatchObject({ verdict: 'clean', errors: 0 })
  })
})
