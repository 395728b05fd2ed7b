/** SHA-256 by OpenSSL. package.json's `imports` put it in the place of @noble/hashes wherever Node runs the rules. */
import { hash } from 'node:crypto'

export const sha256 = (message: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', message, 'buffer'))
