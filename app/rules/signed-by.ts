// How a signing key says that 32 bytes are its person's word: A, a passkey; B, a security key with PIN; C, a key that the
// browser holds. One shape for ballots, enrolments and confirmations, kept verbatim in the ledger. Source: the ladder of open
// votes.
import { parseBase64Url, toBase64Url } from './bytes.ts'
import { ok, type Result, refuse } from './result.ts'
import { type Algorithm, parseSignature, publicKeyBytes, type Sign, type VerifySignature } from './signing-key.ts'
import { type Assertion, checkAssertion } from './webauthn/check-assertion.ts'

export const KEY_LEVELS = ['A', 'B', 'C'] as const
export type KeyLevel = (typeof KEY_LEVELS)[number]

/** All base64url. `client_data` and `authenticator_data` are the bytes of the WebAuthn assertion as the browser gave them. */
export type SignedBy = { level: 'C'; signature: string } | SignedByPasskey

export type SignedByPasskey = {
  level: 'A' | 'B'
  credential: string
  client_data: string
  authenticator_data: string
  signature: string
}

export type Signer = { alg: Algorithm; public_key: string; level: KeyLevel }

/** Signs a challenge in the member's browser. */
export type Seal = (challenge: Uint8Array) => Promise<SignedBy>

/** A key that signs bytes as they are. */
export const sealWith =
  (sign: Sign): Seal =>
  async (challenge) => ({ level: 'C', signature: toBase64Url(await sign(challenge)) })

/**
 * Whether `signed` is this key's word about the challenge. `origins` are the addresses of the house at that place in the ledger.
 * Refuses `signature_invalid`, also when the level is not the key's own, or says what is wrong with a passkey's assertion.
 */
export async function checkSignedBy(
  challenge: Uint8Array,
  signed: SignedBy,
  signer: Signer,
  origins: readonly string[],
  verifySignature: VerifySignature,
): Promise<Result<null>> {
  const publicKey = publicKeyBytes(signer.alg, signer.public_key)
  if (signed.level !== signer.level || !publicKey.ok) return refuse('signature_invalid')
  const key = { alg: signer.alg, publicKey: publicKey.value }
  if (signed.level === 'C') {
    const signature = parseSignature(signed.signature)
    const good = signature.ok && (await verifySignature(key.alg, key.publicKey, challenge, signature.value))
    return good ? ok(null) : refuse('signature_invalid')
  }
  const assertion = parseAssertion(signed)
  if (!assertion.ok) return assertion
  const asserted = await checkAssertion(assertion.value, { challenge, origins, key }, verifySignature)
  if (!asserted.ok) return asserted
  // What can be copied to other devices is not the thing apart that level B promises.
  return signed.level === 'B' && asserted.value.backupEligible ? refuse('passkey_level_differs') : ok(null)
}

function parseAssertion({ client_data, authenticator_data, signature }: SignedByPasskey): Result<Assertion> {
  const parts = [client_data, authenticator_data, signature].map(parseBase64Url)
  const [clientData, authenticatorData, bytes] = parts.map((part) => (part.ok ? part.value : null))
  if (!clientData || !authenticatorData || !bytes) return refuse('passkey_malformed', { field: 'base64url' })
  return ok({ clientData, authenticatorData, signature: bytes })
}
