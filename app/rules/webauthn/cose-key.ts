// The allow-list of keys: ES256 on P-256, EdDSA on Ed25519, RS256 from 2048 bits with e = 65537. Each is taken in its one
// form and nothing else is a key here. Source: COSE keys (RFC 9052 §7, RFC 9053 §7, RFC 8230 §4) as in WebAuthn §5.8.5.
import { concat, equal } from '../bytes.ts'
import { ok, type Result, refuse } from '../result.ts'
import { type Algorithm, isPublicKey } from '../signing-key.ts'
import { type Cbor, type CborMap, isMap } from './cbor.ts'

/** `publicKey` is as in a signing key: an uncompressed point, Ed25519's 32 bytes, or the modulus. */
export type PublicKey = { alg: Algorithm; publicKey: Uint8Array }

/** What a browser is asked for, best first. */
export const COSE_ALGORITHMS = { ES256: -7, EdDSA: -8, RS256: -257 } as const

/** Refuses `passkey_algorithm` for another algorithm, `passkey_malformed` for a key that is not in its form. */
export function readCoseKey(value: Cbor): Result<PublicKey> {
  if (!isMap(value)) return MALFORMED
  switch (value.get(ALG)) {
    case COSE_ALGORITHMS.ES256:
      return has(value, { [KTY]: 2, [CRV]: 1 }, [X, Y]) &&
        bytesOf(value, X).length === 32 &&
        bytesOf(value, Y).length === 32
        ? ok({ alg: 'P-256', publicKey: concat(UNCOMPRESSED, bytesOf(value, X), bytesOf(value, Y)) })
        : MALFORMED
    case COSE_ALGORITHMS.EdDSA:
      return has(value, { [KTY]: 1, [CRV]: 6 }, [X]) ? inForm('Ed25519', bytesOf(value, X)) : MALFORMED
    case COSE_ALGORITHMS.RS256:
      return has(value, { [KTY]: 3 }, [N, E]) && equal(bytesOf(value, E), EXPONENT)
        ? inForm('RS256', bytesOf(value, N))
        : MALFORMED
    default:
      return refuse('passkey_algorithm')
  }
}

const KTY = 1
const ALG = 3
const [CRV, X, Y] = [-1, -2, -3]
const [N, E] = [-1, -2]
const UNCOMPRESSED = Uint8Array.of(4)
const EXPONENT = Uint8Array.of(1, 0, 1)
const MALFORMED = refuse('passkey_malformed', { field: 'public_key' })

/** Exactly these labels: fixed values, byte strings, and the algorithm. */
function has(key: CborMap, fixed: Record<number, number>, strings: number[]): boolean {
  const labels = Object.keys(fixed).length + strings.length + 1
  return (
    key.size === labels &&
    Object.entries(fixed).every(([label, value]) => key.get(Number(label)) === value) &&
    strings.every((label) => key.get(label) instanceof Uint8Array)
  )
}

const bytesOf = (key: CborMap, label: number): Uint8Array => key.get(label) as Uint8Array

const inForm = (alg: Algorithm, publicKey: Uint8Array): Result<PublicKey> =>
  isPublicKey(alg, publicKey) ? ok({ alg, publicKey }) : MALFORMED
