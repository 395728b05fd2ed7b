// Whether a passkey signed these 32 bytes: here, now asked of a person who was verified, and for this house. The counter is
// answered and never refused, for synced passkeys send 0. Source: WebAuthn Level 3 §7.2; the promise of open votes.
import { concat, equal } from '../bytes.ts'
import { ok, type Result, refuse } from '../result.ts'
import { sha256, sha256Text } from '../sha256.ts'
import type { VerifySignature } from '../signing-key.ts'
import { type AuthenticatorData, parseAuthenticatorData } from './authenticator-data.ts'
import { checkClientData } from './client-data.ts'
import type { PublicKey } from './cose-key.ts'
import { p1363FromDer } from './der.ts'

/** Verbatim, as the authenticator and the browser wrote them. */
export type Assertion = { clientData: Uint8Array; authenticatorData: Uint8Array; signature: Uint8Array }

export type AssertionFacts = { challenge: Uint8Array; origins: readonly string[]; key: PublicKey }

export type Asserted = Pick<AuthenticatorData, 'signCount' | 'backupEligible' | 'backedUp'>

export async function checkAssertion(
  assertion: Assertion,
  { challenge, origins, key }: AssertionFacts,
  verifySignature: VerifySignature,
): Promise<Result<Asserted>> {
  const client = checkClientData(assertion.clientData, { type: 'webauthn.get', challenge, origins })
  if (!client.ok) return client
  const parsed = parseAuthenticatorData(assertion.authenticatorData)
  if (!parsed.ok) return parsed
  const said = checkAuthenticator(parsed.value, client.value.origin)
  if (!said.ok) return said
  if (parsed.value.attested) return refuse('passkey_attested_data')
  if (!(await isSignedBy(assertion, key, verifySignature))) return refuse('signature_invalid')
  const { signCount, backupEligible, backedUp } = parsed.value
  return ok({ signCount, backupEligible, backedUp })
}

/** What holds at registration and at every use: this site, a person there and verified, flags that agree. */
export function checkAuthenticator(data: AuthenticatorData, origin: string): Result<null> {
  // A ledger may name as its address what is none.
  const site = URL.canParse(origin) ? new URL(origin).hostname : ''
  if (site === '' || !equal(data.rpIdHash, sha256Text(site))) return refuse('passkey_wrong_site')
  if (!data.userPresent) return refuse('passkey_user_absent')
  if (!data.userVerified) return refuse('passkey_user_not_verified')
  return data.backedUp && !data.backupEligible ? refuse('passkey_backup_flags') : ok(null)
}

/** The signature alone, over authenticatorData ‖ SHA-256(clientDataJSON). */
export async function isSignedBy(
  { clientData, authenticatorData, signature }: Assertion,
  { alg, publicKey }: PublicKey,
  verifySignature: VerifySignature,
): Promise<boolean> {
  const plain = alg === 'P-256' ? p1363FromDer(signature) : ok(signature)
  if (!plain.ok) return false
  return verifySignature(alg, publicKey, concat(authenticatorData, sha256(clientData)), plain.value)
}
