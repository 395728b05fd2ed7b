// An ECDSA signature as an authenticator writes it, ASN.1 DER (RFC 3279 §2.2.3, X.690 §10), in the form that is checked here:
// IEEE P1363, r ‖ s of 32 bytes each; and back. Strict: one DER text stands for a pair of numbers, and nothing else is taken.
import { ok, type Result, refuse } from '../result.ts'

/** Refuses `der_malformed`. Whether r and s are in range is for the signature check. */
export function p1363FromDer(der: Uint8Array): Result<Uint8Array> {
  // Two numbers of at most 33 bytes: every length is a single byte.
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2 || der.length > 72) return MALFORMED
  const signature = new Uint8Array(64)
  const r = readNumber(der, 2, signature.subarray(0, 32))
  const s = r === null ? null : readNumber(der, r, signature.subarray(32))
  return s === der.length ? ok(signature) : MALFORMED
}

/** The other way: `signature` is r ‖ s of 32 bytes each. */
export function derFromP1363(signature: Uint8Array): Uint8Array {
  const der = new Uint8Array(72)
  const end = writeNumber(signature.subarray(32), der, writeNumber(signature.subarray(0, 32), der, 2))
  der[0] = SEQUENCE
  der[1] = end - 2
  return der.subarray(0, end)
}

const SEQUENCE = 0x30
const INTEGER = 0x02
const MALFORMED = refuse('der_malformed')

/** Copies a positive integer in its shortest form to the end of `into`; answers where it ends, null when it is none. */
function readNumber(der: Uint8Array, at: number, into: Uint8Array): number | null {
  const length = der[at + 1] ?? 0
  let from = at + 2
  const end = from + length
  if (der[at] !== INTEGER || length === 0 || end > der.length) return null
  const first = der[from] as number
  if (first > 0x7f) return null
  if (first === 0 && length > 1) {
    // A zero in front is there only to keep the number positive.
    if ((der[from + 1] as number) <= 0x7f) return null
    from++
  }
  if (end - from > 32) return null
  into.set(der.subarray(from, end), 32 - (end - from))
  return end
}

/** Writes a positive integer in its shortest form at `at`; answers where it ends. */
function writeNumber(bytes: Uint8Array, into: Uint8Array, at: number): number {
  let from = 0
  while (from < bytes.length - 1 && bytes[from] === 0) from++
  // A number whose first bit is set would be read as a negative one.
  const sign = (bytes[from] as number) > 0x7f ? 1 : 0
  const length = bytes.length - from + sign
  into[at] = INTEGER
  into[at + 1] = length
  into.set(bytes.subarray(from), at + 2 + sign)
  return at + 2 + length
}
