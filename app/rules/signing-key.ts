// A member's signing key and its id. Source: key events of open votes; P-256 (FIPS 186-5, points uncompressed as in SEC 1
// §2.3.3), Ed25519 (RFC 8032) and RS256 (RFC 8017 §8.2 with SHA-256), which passkeys of some older hardware use.
import { parseBase64Url, toBase64Url, toHex } from './bytes.ts'
import { canonicalize } from './canonical.ts'
import { type Result, refuse } from './result.ts'
import { sha256Text } from './sha256.ts'

export const SIGNING_KEY = 'majlis/signing-key/v1'

export type Algorithm = 'P-256' | 'Ed25519' | 'RS256'

/**
 * `public_key` is base64url of the 65-byte uncompressed point, of Ed25519's 32 bytes, or of the RSA modulus, whose exponent
 * is always 65537.
 */
export type SigningKey = { type: typeof SIGNING_KEY; alg: Algorithm; public_key: string }

/**
 * Injected, because WebCrypto and node:crypto are far faster than portable code. A P-256 signature is IEEE P1363 r ‖ s
 * over SHA-256 of the message; high s is allowed, since nothing is ever identified by a signature.
 */
export type VerifySignature = (
  alg: Algorithm,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>

export type Sign = (message: Uint8Array) => Promise<Uint8Array>

export function signingKey(alg: Algorithm, publicKey: Uint8Array): SigningKey {
  return { type: SIGNING_KEY, alg, public_key: toBase64Url(publicKey) }
}

/** Hex of SHA-256("majlis/signing-key/v1\0" ‖ JCS of the key record). */
export function keyId(key: SigningKey): string {
  const record = canonicalize({ type: key.type, alg: key.alg, public_key: key.public_key })
  return toHex(sha256Text(`${SIGNING_KEY}\0${record}`))
}

/** The length and the point's form are checked here; that the point lies on the curve is for the signature check. */
export function publicKeyBytes(alg: Algorithm, publicKey: string): Result<Uint8Array> {
  const parsed = parseBase64Url(publicKey)
  return parsed.ok && isPublicKey(alg, parsed.value) ? parsed : refuse('key_malformed')
}

export function isPublicKey(alg: Algorithm, bytes: Uint8Array): boolean {
  const first = bytes[0]
  switch (alg) {
    case 'P-256':
      return bytes.length === 65 && first === 4
    case 'Ed25519':
      return bytes.length === 32
    case 'RS256':
      // From 2048 to 4096 bits, and no zeros in front.
      return bytes.length <= 512 && (bytes.length === 256 ? first! > 0x7f : bytes.length > 256 && first !== 0)
  }
}

export const isAlgorithm = (value: unknown): value is Algorithm =>
  value === 'P-256' || value === 'Ed25519' || value === 'RS256'

/** Whatever a browser's own key can be, it signs in 64 bytes. */
export function parseSignature(signature: string): Result<Uint8Array> {
  const parsed = parseBase64Url(signature)
  return parsed.ok && parsed.value.length === 64 ? parsed : refuse('signature_malformed')
}
