/**
 * The one hash of the ledger: SHA-256 (FIPS 180-4). Every rule hashes through here. The engine is chosen by package.json's
 * `imports`: OpenSSL under Node (sha256-node.ts), @noble/hashes in browsers (sha256-portable.ts), which have none that answers at
 * once.
 */
import { ofBytes, ofText } from '#sha256'

export const HASH_BYTES = 32

export const sha256 = (message: Uint8Array): Uint8Array => ofBytes(message)

/** Of the text's UTF-8, which the engine may read without a copy of it. Throws on a lone surrogate, as `utf8` does. */
export function sha256Text(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new TypeError('A lone surrogate has no UTF-8 form')
  return ofText(text)
}
