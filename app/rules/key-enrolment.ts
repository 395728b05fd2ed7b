import { canonicalize, parseCanonical } from './canonical.ts'
import { ok, type Result, refuse } from './result.ts'
import { sha256Text } from './sha256.ts'
import { checkSignedBy, type KeyLevel, type Seal, type SignedBy, type Signer } from './signed-by.ts'
import {
  type Algorithm,
  isAlgorithm,
  keyId,
  publicKeyBytes,
  type SigningKey,
  signingKey,
  type VerifySignature,
} from './signing-key.ts'

export const KEY_ENROLMENT = 'majlis/key-enrolment/v1'

export type KeyEnrolment = {
  type: typeof KEY_ENROLMENT
  house: string
  person: string
  key: string
  alg: Algorithm
  public_key: string
  /** Of a passkey, as its member's browser saw it; a browser's own key says nothing. */
  level?: 'A' | 'B'
  /** How the member will recognise the device. */
  label: string
  nonce: string
}

/** What the new key signs: SHA-256("majlis/key-enrolment/v1\0" ‖ the statement's text). */
export const enrolmentChallenge = (text: string): Uint8Array => sha256Text(`${KEY_ENROLMENT}\0${text}`)

/** Makes the statement in the member's browser; `seal` signs with the key itself. */
export async function sealEnrolment(
  given: { house: string; person: string; label: string; nonce: string; level?: KeyLevel },
  key: SigningKey,
  seal: Seal,
): Promise<{ text: string; proof: SignedBy }> {
  const { alg, public_key } = key
  const { level = 'C', ...said } = given
  const statement: KeyEnrolment = { type: KEY_ENROLMENT, ...said, key: keyId(key), alg, public_key }
  if (level !== 'C') statement.level = level
  const text = canonicalize(statement)
  return { text, proof: await seal(enrolmentChallenge(text)) }
}

/** Who may enrol a key for whom is the caller's question; this one is whether the key speaks for itself. */
export async function checkEnrolment(
  text: string,
  proof: SignedBy,
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
  const { alg, public_key, level = 'C' } = statement
  if (proof.level !== level) return refuse('key_malformed', { field: 'level' })
  const signer: Signer = { alg, public_key, level }
  const signed = await checkSignedBy(enrolmentChallenge(text), proof, signer, [statement.house], verifySignature)
  if (!signed.ok) return signed.code === 'signature_invalid' ? refuse('key_signature_invalid') : signed
  return ok(statement)
}

/** A modulus of 4096 bits is the longest. */
const LONGEST = 700
const ENROLMENT_FIELDS = ['alg', 'house', 'key', 'label', 'nonce', 'person', 'public_key', 'type']

function isEnrolment(value: unknown): value is KeyEnrolment {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const fields = value as Record<string, unknown>
  return (
    ENROLMENT_FIELDS.every((name) => Object.hasOwn(fields, name)) &&
    Object.keys(fields).every((name) => name === 'level' || ENROLMENT_FIELDS.includes(name)) &&
    Object.values(fields).every((each) => typeof each === 'string' && each.length <= LONGEST) &&
    fields.type === KEY_ENROLMENT &&
    isAlgorithm(fields.alg) &&
    [undefined, 'A', 'B'].includes(fields.level as string | undefined) &&
    /^[0-9a-f]{32}$/.test(fields.nonce as string)
  )
}
