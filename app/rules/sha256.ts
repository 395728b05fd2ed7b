/**
 * The one hash of the ledger: SHA-256 (FIPS 180-4). Every rule hashes through here. The engine is chosen by package.json's
 * `imports`: OpenSSL under Node (sha256-node.ts), @noble/hashes in browsers, which have none that answers at once.
 */
import { sha256 as engine } from '#sha256'

export const HASH_BYTES = 32

export const sha256 = (message: Uint8Array): Uint8Array => engine(message)
