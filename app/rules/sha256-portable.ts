/** SHA-256 by @noble/hashes, for engines that have none which answers at once. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8 } from './bytes.ts'

export const ofBytes = (message: Uint8Array): Uint8Array => sha256(message)

export const ofText = (wellFormed: string): Uint8Array => sha256(utf8(wellFormed))
