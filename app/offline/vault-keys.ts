// Keys of what is kept, by WebCrypto alone. A key-encrypting key comes from a PIN (PBKDF2-SHA-256) or from a passkey (WebAuthn's
// PRF extension), in either case together with a key of this device that no page can read out; it wraps the vault's key, which wraps
// each pack's. What is sealed is AES-256-GCM with a fresh IV and its own name as associated data: nothing can be put in another's place.
import { utf8 } from '../rules/bytes.ts'

export type Sealed = { iv: Uint8Array; data: Uint8Array }

/** OWASP's figure for PBKDF2-HMAC-SHA-256. */
export const PIN_ROUNDS = 600_000

const AES = { name: 'AES-GCM', length: 256 } as const
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const source = (bytes: Uint8Array) => bytes as BufferSource

export const newSalt = () => random(32)

/** Stays where it is stored: it cannot be read out, only used here. */
export const newDeviceKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

export async function keyFromPin(pin: string, salt: Uint8Array, rounds: number, device: CryptoKey): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', source(utf8(pin.normalize('NFKC'))), 'PBKDF2', false, [
    'deriveBits',
  ])
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt: source(salt), iterations: rounds }
  return keyFromSecret(new Uint8Array(await crypto.subtle.deriveBits(params, typed, 256)), salt, device)
}

/** `secret` is what a passkey's PRF answered, or what a PIN was stretched to. */
export async function keyFromSecret(secret: Uint8Array, salt: Uint8Array, device: CryptoKey): Promise<CryptoKey> {
  const bound = await crypto.subtle.sign('HMAC', device, source(secret))
  const material = await crypto.subtle.importKey('raw', bound, 'HKDF', false, ['deriveKey'])
  const params = { name: 'HKDF', hash: 'SHA-256', salt: source(salt), info: source(utf8('majlis kept packs v1')) }
  return crypto.subtle.deriveKey(params, material, AES, false, ['encrypt', 'decrypt'])
}

/** A new key, and the same wrapped by another under a name: the key itself cannot be read out again. */
export async function newWrapped(by: CryptoKey, name: string): Promise<{ key: CryptoKey; wrapped: Sealed }> {
  const raw = random(32)
  const wrapped = await seal(by, name, raw)
  const key = await imported(raw)
  raw.fill(0)
  return { key, wrapped }
}

/** Null where `by` is not the key that wrapped it. */
export async function unwrap(by: CryptoKey, name: string, wrapped: Sealed): Promise<CryptoKey | null> {
  const raw = await unseal(by, name, wrapped).catch(() => null)
  if (!raw) return null
  const key = await imported(raw)
  raw.fill(0)
  return key
}

export async function seal(key: CryptoKey, name: string, bytes: Uint8Array): Promise<Sealed> {
  const iv = random(12)
  const params = { name: 'AES-GCM', iv: source(iv), additionalData: source(utf8(name)) }
  return { iv, data: new Uint8Array(await crypto.subtle.encrypt(params, key, source(bytes))) }
}

/** Rejects what was changed, belongs under another name, or was sealed by another key. */
export async function unseal(key: CryptoKey, name: string, { iv, data }: Sealed): Promise<Uint8Array> {
  const params = { name: 'AES-GCM', iv: source(iv), additionalData: source(utf8(name)) }
  return new Uint8Array(await crypto.subtle.decrypt(params, key, source(data)))
}

const imported = (raw: Uint8Array) => crypto.subtle.importKey('raw', source(raw), AES, false, ['encrypt', 'decrypt'])
