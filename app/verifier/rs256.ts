// RSASSA-PKCS1-v1_5 with SHA-256 and e = 65537 in portable code (RFC 8017 §8.2.2), where a browser has no WebCrypto. Only
// public values are handled, so nothing needs to take the same time.
import { concat, equal, fromHex, toHex } from '../rules/bytes.ts'
import { sha256 } from '../rules/sha256.ts'

export function verifyRs256(modulus: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== modulus.length) return false
  const n = number(modulus)
  const s = number(signature)
  if (s >= n) return false
  const encoded = fromHex(
    power65537(s, n)
      .toString(16)
      .padStart(modulus.length * 2, '0'),
  )
  return equal(encoded, encode(sha256(message), modulus.length))
}

/** The whole block is made anew and compared, so that nothing of it is left to a lenient reader. */
function encode(digest: Uint8Array, length: number): Uint8Array {
  const padding = new Uint8Array(length - 3 - SHA_256_INFO.length - digest.length).fill(0xff)
  return concat(Uint8Array.of(0, 1), padding, Uint8Array.of(0), SHA_256_INFO, digest)
}

/** DER of the DigestInfo that comes before a SHA-256 digest. */
const SHA_256_INFO = fromHex('3031300d060960864801650304020105000420')

const number = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes)}`)

function power65537(base: bigint, n: bigint): bigint {
  let power = base
  for (let squared = 0; squared < 16; squared++) power = (power * power) % n
  return (power * base) % n
}
