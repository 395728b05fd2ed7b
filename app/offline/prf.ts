// A passkey of its own that opens what is kept: it signs nothing that counts, and is known to nobody but this device. What it answers
// for a salt (WebAuthn's PRF extension) is the secret; the same authenticator answers the same again, to its owner only.
import { fromBase64Url, toBase64Url } from '../rules/bytes.ts'

export type Keeper = { credential: string; salt: Uint8Array; output: Uint8Array }

const TIMEOUT_MS = 120_000
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
type PrfResults = { prf?: { enabled?: boolean; results?: { first?: ArrayBuffer } } }

/** Whether to offer it: only what verifies its owner here is as near as a PIN. */
export async function mayUsePasskey(): Promise<boolean> {
  if (!globalThis.PublicKeyCredential) return false
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false)
}

/** Null where the owner turned away, or what is at hand has no PRF. */
export async function makeKeeper(name: string, salt: Uint8Array): Promise<Keeper | null> {
  try {
    const made = (await navigator.credentials.create({
      publicKey: {
        challenge: random(32) as BufferSource,
        rp: { id: window.location.hostname, name: 'Majlis · مجلس' },
        // Not the person's own handle: a passkey under that name would take the place of the one that signs.
        user: { id: random(16) as BufferSource, name, displayName: name },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { userVerification: 'required', residentKey: 'discouraged' },
        attestation: 'none',
        timeout: TIMEOUT_MS,
        extensions: { prf: { eval: { first: salt as BufferSource } } },
      },
    })) as PublicKeyCredential | null
    if (!made) return null
    const { prf } = made.getClientExtensionResults() as PrfResults
    if (!prf?.enabled) return null
    const credential = toBase64Url(new Uint8Array(made.rawId))
    // Some answer while the passkey is made, others only when it is used.
    const output = prf.results?.first ? new Uint8Array(prf.results.first) : await askKeeper(credential, salt)
    return output && { credential, salt, output }
  } catch {
    return null
  }
}

export async function askKeeper(credential: string, salt: Uint8Array): Promise<Uint8Array | null> {
  try {
    const answer = (await navigator.credentials.get({
      publicKey: {
        challenge: random(32) as BufferSource,
        rpId: window.location.hostname,
        allowCredentials: [{ type: 'public-key', id: fromBase64Url(credential) as BufferSource }],
        userVerification: 'required',
        timeout: TIMEOUT_MS,
        extensions: { prf: { eval: { first: salt as BufferSource } } },
      },
    })) as PublicKeyCredential | null
    const first = (answer?.getClientExtensionResults() as PrfResults | undefined)?.prf?.results?.first
    return first ? new Uint8Array(first) : null
  } catch {
    return null
  }
}
