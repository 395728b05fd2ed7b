// How a signing key says that 32 bytes are its person's word: A, a passkey; B, a security key with PIN; C, a key that the
// browser holds. One shape for ballots, enrolments and confirmations, kept verbatim in the ledger. Source: the ladder of open
// votes.
import { toBase64Url } from './bytes.ts'
import { ok, type Result, refuse } from './result.ts'
import { type Algorithm, parseSignature, publicKeyBytes, type Sign, type VerifySignature } from './signing-key.ts'

export type KeyLevel = 'A' | 'B' | 'C'

/** All base64url. `client_data` and `authenticator_data` are the bytes of the WebAuthn assertion as the browser gave them. */
export type SignedBy =
  | { level: 'C'; signature: string }
  | { level: 'A' | 'B'; credential: string; client_data: string; authenticator_data: string; signature: string }

export type Signer = { alg: Algorithm; public_key: string; level: KeyLevel }

/** Signs a challenge in the member's browser. */
export type Seal = (challenge: Uint8Array) => Promise<SignedBy>

/** A key that signs bytes as they are. */
export const sealWith =
  (sign: Sign): Seal =>
  async (challenge) => ({ level: 'C', signature: toBase64Url(await sign(challenge)) })

/**
 * Whether `signed` is this key's word about the challenge. `origins` are the addresses of the house at that place in the ledger.
 * Refuses `signature_invalid`, also when the level is not the key's own.
 */
export async function checkSignedBy(
  challenge: Uint8Array,
  signed: SignedBy,
  signer: Signer,
  _origins: readonly string[],
  verifySignature: VerifySignature,
): Promise<Result<null>> {
  if (signed.level !== signer.level || signed.level !== 'C') return refuse('signature_invalid')
  const publicKey = publicKeyBytes(signer.alg, signer.public_key)
  const signature = parseSignature(signed.signature)
  if (!publicKey.ok || !signature.ok) return refuse('signature_invalid')
  const good = await verifySignature(signer.alg, publicKey.value, challenge, signature.value)
  return good ? ok(null) : refuse('signature_invalid')
}
