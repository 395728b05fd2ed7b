// Signature checks by node:crypto (OpenSSL), thirty times faster than portable code: injected into app/rules.
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { toBase64Url } from '../../app/rules/bytes.ts'
import type { VerifySignature } from '../../app/rules/signing-key.ts'

/** False for anything that is not a signature by this key, a point off the curve included; never throws. */
export const verifySignature: VerifySignature = (algorithm, publicKey, message, signature) => {
  try {
    const key = importKey(algorithm, publicKey)
    return algorithm === 'P-256'
      ? verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)
      : verify(null, message, key, signature)
  } catch {
    return false
  }
}

/** Members vote again and again with the same key, and importing one costs as much as a check. */
const KEYS_KEPT = 10_000

/** The same on another thread, for many at once; remembers the keys it was last asked for. */
export function rememberingCheck(): VerifySignature {
  const keys = new Map<string, KeyObject>()
  const keyOf = (algorithm: 'P-256' | 'Ed25519', publicKey: Uint8Array): KeyObject => {
    const name = toBase64Url(publicKey)
    const key = keys.get(name) ?? importKey(algorithm, publicKey)
    // Put last again, so that the first is the one longest unused.
    keys.delete(name)
    keys.set(name, key)
    if (keys.size > KEYS_KEPT) keys.delete(keys.keys().next().value as string)
    return key
  }
  return (algorithm, publicKey, message, signature) =>
    checkAside(() => keyOf(algorithm, publicKey), algorithm, message, signature)
}

const checkAside = (
  keyOf: () => KeyObject,
  algorithm: 'P-256' | 'Ed25519',
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> =>
  new Promise((resolve) => {
    try {
      const key = keyOf()
      const options = algorithm === 'P-256' ? ({ key, dsaEncoding: 'ieee-p1363' } as const) : key
      verify(algorithm === 'P-256' ? 'sha256' : null, message, options, signature, (error, good) =>
        resolve(!error && good),
      )
    } catch {
      resolve(false)
    }
  })

export const verifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  verifySignature('Ed25519', publicKey, message, signature) as boolean

function importKey(algorithm: 'P-256' | 'Ed25519', publicKey: Uint8Array): KeyObject {
  const jwk =
    algorithm === 'P-256'
      ? { kty: 'EC', crv: 'P-256', x: toBase64Url(publicKey.slice(1, 33)), y: toBase64Url(publicKey.slice(33, 65)) }
      : { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey) }
  return createPublicKey({ key: jwk, format: 'jwk' })
}
