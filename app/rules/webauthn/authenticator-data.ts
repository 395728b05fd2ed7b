// What an authenticator says and signs: for which site, whether a person was there and was verified, what kind of passkey it
// is, and at registration the new credential. Read to the last byte. Source: WebAuthn Level 3 §6.1 and §6.5.1.
import { ok, type Result, refuse } from '../result.ts'
import { type Cbor, isMap, readCbor } from './cbor.ts'

export type AuthenticatorData = {
  rpIdHash: Uint8Array
  userPresent: boolean
  userVerified: boolean
  /** BE: it may be copied to the owner's other devices; for the life of a passkey it never changes. */
  backupEligible: boolean
  /** BS: it has been copied. */
  backedUp: boolean
  signCount: number
  attested: Attested | null
}

export type Attested = { aaguid: Uint8Array; credential: Uint8Array; publicKey: Cbor }

/** Refuses `passkey_malformed`. Flag bits without a meaning yet are let be. */
export function parseAuthenticatorData(bytes: Uint8Array): Result<AuthenticatorData> {
  if (bytes.length < FIXED) return MALFORMED
  const flags = bytes[32] as number
  let end = FIXED
  let attested: Attested | null = null
  if (flags & FLAGS.attested) {
    const read = readAttested(bytes)
    if (!read.ok) return read
    attested = read.value.attested
    end = read.value.end
  }
  if (flags & FLAGS.extensions) {
    const read = readCbor(bytes, end)
    if (!read.ok || !isMap(read.value.value)) return MALFORMED
    end = read.value.end
  }
  if (end !== bytes.length) return MALFORMED
  return ok({
    rpIdHash: bytes.subarray(0, 32),
    userPresent: (flags & FLAGS.userPresent) !== 0,
    userVerified: (flags & FLAGS.userVerified) !== 0,
    backupEligible: (flags & FLAGS.backupEligible) !== 0,
    backedUp: (flags & FLAGS.backedUp) !== 0,
    signCount: uint(bytes, 33, 4),
    attested,
  })
}

/** The place of the flags, and their bits. */
export const FLAGS = {
  userPresent: 0x01,
  userVerified: 0x04,
  backupEligible: 0x08,
  backedUp: 0x10,
  attested: 0x40,
  extensions: 0x80,
} as const

const FIXED = 37
const LONGEST_CREDENTIAL = 1023
const MALFORMED = refuse('passkey_malformed', { field: 'authenticator_data' })

function readAttested(bytes: Uint8Array): Result<{ attested: Attested; end: number }> {
  const length = bytes.length >= FIXED + 18 ? uint(bytes, FIXED + 16, 2) : 0
  const keyAt = FIXED + 18 + length
  if (length === 0 || length > LONGEST_CREDENTIAL || keyAt > bytes.length) return MALFORMED
  const key = readCbor(bytes, keyAt)
  if (!key.ok) return MALFORMED
  const aaguid = bytes.slice(FIXED, FIXED + 16)
  const credential = bytes.slice(FIXED + 18, keyAt)
  return ok({ attested: { aaguid, credential, publicKey: key.value.value }, end: key.value.end })
}

function uint(bytes: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let place = at; place < at + width; place++) value = value * 256 + (bytes[place] as number)
  return value
}
