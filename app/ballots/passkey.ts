// A member's passkey or security key, as this browser reaches it: made, found again, and asked to sign. It always asks for the
// member to be verified by fingerprint, face or PIN; no attestation is wanted.
import { fromBase64Url, toBase64Url, utf8 } from '../rules/bytes.ts'
import { ok, type Result, refuse } from '../rules/result.ts'
import type { Seal } from '../rules/signed-by.ts'
import { keyId, type SigningKey, signingKey } from '../rules/signing-key.ts'
import { checkRegistration } from '../rules/webauthn/check-registration.ts'
import { COSE_ALGORITHMS } from '../rules/webauthn/cose-key.ts'

/** What this browser remembers of a passkey: where it is kept, and nothing that could sign. */
export type Passkey = {
  id: string
  credential: string
  level: 'A' | 'B'
  /** Null of one that was enrolled elsewhere. */
  record: SigningKey | null
}

export type Site = { house: string; rpId: string; personId: string }

/** `here`: this device itself verifies its owner. `apart`: only a security key or another device could. */
export type PasskeyAbility = 'here' | 'apart' | 'none'

const TIMEOUT_MS = 120_000

export async function passkeyAbility(): Promise<PasskeyAbility> {
  if (!globalThis.PublicKeyCredential || !navigator.credentials) return 'none'
  const here = await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false)
  return here ? 'here' : 'apart'
}

/** Refuses `passkey_held` where one of `held` (credentials) is at hand already. */
export async function makePasskey(site: Site, name: string, held: readonly string[]): Promise<Result<Passkey>> {
  const challenge = crypto.getRandomValues(new Uint8Array(32))
  const made = await ask((signal) =>
    navigator.credentials.create({
      signal,
      publicKey: {
        challenge,
        rp: { id: site.rpId, name: 'Majlis · مجلس' },
        user: { id: utf8(site.personId) as BufferSource, name, displayName: name },
        pubKeyCredParams: Object.values(COSE_ALGORITHMS).map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: held.map(described),
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        attestation: 'none',
        timeout: TIMEOUT_MS,
      },
    }),
  )
  if (!made.ok) return made
  const response = made.value.response as AuthenticatorAttestationResponse
  const registration = {
    clientData: new Uint8Array(response.clientDataJSON),
    attestationObject: new Uint8Array(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  }
  const registered = checkRegistration(registration, { challenge, origins: [site.house] })
  if (!registered.ok) return registered
  const { alg, publicKey, credential, level } = registered.value
  const record = signingKey(alg, publicKey)
  return ok({ id: keyId(record), credential: toBase64Url(credential), level, record })
}

/** Which of these credentials is at hand: the member is asked, and nothing is signed that counts. */
export async function findPasskey(site: Site, held: readonly string[]): Promise<Result<string>> {
  const found = await assert(site.rpId, crypto.getRandomValues(new Uint8Array(32)), held)
  return found.ok ? ok(toBase64Url(new Uint8Array(found.value.rawId))) : found
}

/** Throws an error with the `code` of why nothing was signed. */
export const sealByPasskey =
  ({ rpId }: Pick<Site, 'rpId'>, { credential, level }: Pick<Passkey, 'credential' | 'level'>): Seal =>
  async (challenge) => {
    const answer = await assert(rpId, challenge, [credential])
    if (!answer.ok) throw Object.assign(new Error(answer.code), { code: answer.code })
    const response = answer.value.response as AuthenticatorAssertionResponse
    return {
      level,
      credential,
      client_data: toBase64Url(new Uint8Array(response.clientDataJSON)),
      authenticator_data: toBase64Url(new Uint8Array(response.authenticatorData)),
      signature: toBase64Url(new Uint8Array(response.signature)),
    }
  }

const described = (credential: string): PublicKeyCredentialDescriptor => ({
  type: 'public-key',
  id: fromBase64Url(credential) as BufferSource,
})

const assert = (rpId: string, challenge: Uint8Array, credentials: readonly string[]) =>
  ask((signal) =>
    navigator.credentials.get({
      signal,
      publicKey: {
        challenge: challenge as BufferSource,
        rpId,
        allowCredentials: credentials.map(described),
        userVerification: 'required',
        timeout: TIMEOUT_MS,
      },
    }),
  )

/** The browser says of most failures only that it was not allowed; how long it took tells a time-out from a refusal. */
async function ask(act: (signal: AbortSignal) => Promise<Credential | null>): Promise<Result<PublicKeyCredential>> {
  const began = performance.now()
  // Some browsers take the time-out as a hint and leave their question open for ever.
  const signal = AbortSignal.timeout(TIMEOUT_MS + 5_000)
  try {
    const answer = await act(signal)
    return answer ? ok(answer as PublicKeyCredential) : refuse('passkey_cancelled')
  } catch (error) {
    const { name } = error as DOMException
    if (performance.now() - began >= TIMEOUT_MS) return refuse('passkey_timed_out')
    return refuse(PROBLEMS[name] ?? 'passkey_failed')
  }
}

const PROBLEMS: Record<string, string | undefined> = {
  NotAllowedError: 'passkey_cancelled',
  AbortError: 'passkey_cancelled',
  InvalidStateError: 'passkey_held',
  ConstraintError: 'passkey_user_not_verified',
  NotSupportedError: 'passkey_algorithm',
  SecurityError: 'passkey_wrong_site',
}
