// Signature checks by node:crypto (OpenSSL), thirty times faster than portable code: injected into app/rules.
import { createPublicKey, createVerify, type KeyObject, verify } from 'node:crypto'
import { toBase64Url } from '../../app/rules/bytes.ts'
import type { Algorithm, VerifySignature } from '../../app/rules/signing-key.ts'
import { derFromP1363 } from '../../app/rules/webauthn/der.ts'

export type VerifyNow = (...asked: Parameters<VerifySignature>) => boolean

/** False for anything that is not a signature by this key, a point off the curve included; never throws. */
export const verifySignature: VerifyNow = (algorithm, publicKey, message, signature) =>
  verifyBy(() => importKey(algorithm, publicKey), algorithm, message, signature)

/** Members vote again and again with the same key, and importing one costs nearly as much as a check. */
const KEYS_KEPT = 10_000

/** The same, but remembers the keys it was last asked for. */
export function rememberingVerify(): VerifyNow {
  const keys = new Map<string, KeyObject>()
  const keyOf = (algorithm: Algorithm, publicKey: Uint8Array): KeyObject => {
    const name = Buffer.from(publicKey).toString('latin1')
    const key = keys.get(name) ?? importKey(algorithm, publicKey)
    // Put last again, so that the first is the one longest unused.
    keys.delete(name)
    keys.set(name, key)
    if (keys.size > KEYS_KEPT) keys.delete(keys.keys().next().value as string)
    return key
  }
  return (algorithm, publicKey, message, signature) =>
    verifyBy(() => keyOf(algorithm, publicKey), algorithm, message, signature)
}

function verifyBy(keyOf: () => KeyObject, algorithm: Algorithm, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const key = keyOf()
    // Ed25519 has no hash to be fed by pieces; the others are a third faster that way.
    if (algorithm === 'Ed25519') return verify(null, message, key, signature)
    return createVerify('sha256').update(message).verify(key, writtenFor(algorithm, signature))
  } catch {
    return false
  }
}

export const verifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  verifySignature('Ed25519', publicKey, message, signature)

/** OpenSSL reads ECDSA in DER: turning it here costs less than asking Node to. Throws for a length that is none. */
function writtenFor(algorithm: Algorithm, signature: Uint8Array): Uint8Array {
  if (algorithm !== 'P-256') return signature
  if (signature.length !== 64) throw new RangeError('r and s are 32 bytes each')
  return derFromP1363(signature)
}

function importKey(algorithm: Algorithm, publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: jwkOf(algorithm, publicKey), format: 'jwk' })
}

function jwkOf(algorithm: Algorithm, publicKey: Uint8Array) {
  switch (algorithm) {
    case 'P-256':
      return {
        kty: 'EC',
        crv: 'P-256',
        x: toBase64Url(publicKey.slice(1, 33)),
        y: toBase64Url(publicKey.slice(33, 65)),
      }
    case 'Ed25519':
      return { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey) }
    case 'RS256':
      return { kty: 'RSA', n: toBase64Url(publicKey), e: 'AQAB' }
  }
}
