/** SHA-256 by OpenSSL. package.json's `imports` put it in the place of sha256-portable.ts wherever Node runs the rules. */
import { hash } from 'node:crypto'

export const ofBytes = (message: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', message, 'buffer'))

export const ofText = (wellFormed: string): Uint8Array => new Uint8Array(hash('sha256', wellFormed, 'buffer'))
