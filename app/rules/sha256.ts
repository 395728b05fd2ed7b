/** The one hash of the ledger: SHA-256 (FIPS 180-4). Every rule hashes through here, so a faster engine can take its place. */
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'

export const HASH_BYTES = 32

export const sha256 = (message: Uint8Array): Uint8Array => nobleSha256(message)
