// A member's signing key: its id, and the statement by which the new key itself asks to be enrolled. The same statement
// is appended to the ledger of every body in which the person holds a mandate, so it names the house and not a body.
// Source: key events of open votes; P-256 (FIPS 186-5, points uncompressed as in SEC 1 §2.3.3) and Ed25519 (RFC 8032).
import { parseBase64Url, toBase64Url, toHex, utf8 } from './bytes.ts'
import { canonicalize, parseCanonical } from './canonical.ts'
import { ok, type Result, refuse } from './result.ts'
import { sha256 } from './sha256.ts'

export const SIGNING_KEY = 'majlis/signing-key/v1'
export const KEY_ENROLMENT = 'majlis/key-enrolment/v1'

export type Algorithm = 'P-256' | 'Ed25519'

/** `public_key` is base64url of the 65-byte uncompressed point, or of Ed25519's 32 bytes. */
export type SigningKey = { type: typeof SIGNING_KEY; alg: Algorithm; public_key: string }

export type KeyEnrolment = {
  type: typeof KEY_ENROLMENT
  house: string
  person: string
  key: string
  alg: Algorithm
  public_key: string
  /** How the member will recognise the device. */
  label: string
  nonce: string
}

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
  return toHex(sha256(utf8(`${SIGNING_KEY}\0${record}`)))
}

/** What the new key signs: SHA-256("majlis/key-enrolment/v1\0" ‖ the statement's text). */
export const enrolmentChallenge = (text: string): Uint8Array => sha256(utf8(`${KEY_ENROLMENT}\0${text}`))

/** Makes the statement in the member's browser; `signature` is base64url. */
export async function sealEnrolment(
  given: { house: string; person: string; label: string; nonce: string },
  key: SigningKey,
  sign: Sign,
): Promise<{ text: string; signature: string }> {
  const { alg, public_key } = key
  const statement: KeyEnrolment = { type: KEY_ENROLMENT, ...given, key: keyId(key), alg, public_key }
  const text = canonicalize(statement)
  return { text, signature: toBase64Url(await sign(enrolmentChallenge(text))) }
}

/** Who may enrol a key for whom is the caller's question; this one is whether the key speaks for itself. */
export async function checkEnrolment(
  text: string,
  signature: string,
  facts: { house: string; person: string },
  verifySignature: VerifySignature,
): Promise<Result<KeyEnrolment>> {
  const parsed = parseCanonical(text)
  if (!parsed.ok) return refuse('key_malformed')
  if (!isEnrolment(parsed.value)) return refuse('key_malformed')
  const statement = parsed.value
  if (statement.house !== facts.house) return refuse('key_malformed', { field: 'house' })
  if (statement.person !== facts.person) return refuse('key_malformed', { field: 'person' })
  const publicKey = publicKeyBytes(statement.alg, statement.public_key)
  if (!publicKey.ok) return publicKey
  if (keyId(signingKey(statement.alg, publicKey.value)) !== statement.key)
    return refuse('key_malformed', { field: 'key' })
  const bytes = parseSignature(signature)
  if (!bytes.ok || !(await verifySignature(statement.alg, publicKey.value, enrolmentChallenge(text), bytes.value)))
    return refuse('key_signature_invalid')
  return ok(statement)
}

/** The length and the point's form are checked here; that the point lies on the curve is for the signature check. */
export function publicKeyBytes(alg: Algorithm, publicKey: string): Result<Uint8Array> {
  const parsed = parseBase64Url(publicKey)
  if (!parsed.ok) return refuse('key_malformed')
  const fits =
    alg === 'P-256' ? parsed.value.length === 65 && parsed.value[0] === 4 : parsed.value.length === ED25519_BYTES
  return fits ? parsed : refuse('key_malformed')
}

/** Both algorithms sign in 64 bytes. */
export function parseSignature(signature: string): Result<Uint8Array> {
  const parsed = parseBase64Url(signature)
  return parsed.ok && parsed.value.length === 64 ? parsed : refuse('signature_malformed')
}

const ED25519_BYTES = 32
const ENROLMENT_FIELDS = ['alg', 'house', 'key', 'label', 'nonce', 'person', 'public_key', 'type']

function isEnrolment(value: unknown): value is KeyEnrolment {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const fields = value as Record<string, unknown>
  return (
    Object.keys(fields).sort().join() === ENROLMENT_FIELDS.join() &&
    Object.values(fields).every((each) => typeof each === 'string' && each.length <= 512) &&
    fields.type === KEY_ENROLMENT &&
    (fields.alg === 'P-256' || fields.alg === 'Ed25519') &&
    /^[0-9a-f]{32}$/.test(fields.nonce as string)
  )
}
