// Signature checks in a browser: WebCrypto, and portable code where a browser has no such algorithm or no WebCrypto at all
// (a page opened from a file, or an older one). Injected into app/rules.
import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { toBase64Url } from '../rules/bytes.ts'
import type { VerifySignature as VerifyNote } from '../rules/signed-note.ts'
import type { Algorithm, VerifySignature } from '../rules/signing-key.ts'
import { verifyRs256 } from './rs256.ts'

export type BrowserCrypto = { verifySignature: VerifySignature; verifyEd25519: VerifyNote }

/** One for each verification: keys are imported once and kept as long as it is. */
export function browserCrypto(): BrowserCrypto {
  const keys = new Map<string, Promise<CryptoKey | null>>()
  const keyOf = (algorithm: Algorithm, publicKey: Uint8Array): Promise<CryptoKey | null> => {
    const name = `${algorithm} ${publicKey.join()}`
    const key = keys.get(name) ?? importKey(algorithm, publicKey)
    keys.set(name, key)
    return key
  }
  const verifySignature: VerifySignature = async (algorithm, publicKey, message, signature) => {
    const key = await keyOf(algorithm, publicKey)
    if (!key) return portable(algorithm, publicKey, message, signature)
    return crypto.subtle.verify(CHECK[algorithm], key, signature as BufferSource, message as BufferSource)
  }
  return {
    verifySignature,
    verifyEd25519: (publicKey, message, signature) => verifySignature('Ed25519', publicKey, message, signature),
  }
}

const IMPORT = {
  'P-256': { name: 'ECDSA', namedCurve: 'P-256' },
  Ed25519: { name: 'Ed25519' },
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const
const CHECK = { ...IMPORT, 'P-256': { name: 'ECDSA', hash: 'SHA-256' } } as const

/** Null when this browser cannot, or the bytes are no key: portable code then says so. */
async function importKey(algorithm: Algorithm, publicKey: Uint8Array): Promise<CryptoKey | null> {
  try {
    if (algorithm !== 'RS256')
      return await crypto.subtle.importKey('raw', publicKey as BufferSource, IMPORT[algorithm], false, ['verify'])
    const key = { kty: 'RSA', n: toBase64Url(publicKey), e: 'AQAB' }
    return await crypto.subtle.importKey('jwk', key, IMPORT[algorithm], false, ['verify'])
  } catch {
    return null
  }
}

function portable(algorithm: Algorithm, publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    switch (algorithm) {
      case 'P-256':
        return p256.verify(signature, message, publicKey, { lowS: false })
      case 'Ed25519':
        // RFC 8032 to the letter, as WebCrypto and OpenSSL do: left to itself this library takes a few more encodings.
        return ed25519.verify(signature, message, publicKey, { zip215: false })
      case 'RS256':
        return verifyRs256(publicKey, message, signature)
    }
  } catch {
    return false
  }
}
