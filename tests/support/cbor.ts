// Writes canonical CBOR (CTAP 2.1 §8), for tests: the reader in app/rules must read back what is written here.
import { compare, concat, utf8 } from '../../app/rules/bytes.ts'

export function encodeCbor(value: unknown): Uint8Array {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (value instanceof Uint8Array) return concat(head(2, value.length), value)
  if (typeof value === 'string') return concat(head(3, utf8(value).length), utf8(value))
  if (Array.isArray(value)) return concat(head(4, value.length), ...value.map(encodeCbor))
  if (value instanceof Map) {
    const pairs = [...value].map(([key, item]) => [encodeCbor(key), encodeCbor(item)] as const)
    pairs.sort(([a], [b]) => majorOf(a) - majorOf(b) || a.length - b.length || compare(a, b))
    return concat(head(5, pairs.length), ...pairs.flat())
  }
  const simple = [false, true, null].indexOf(value as null)
  if (simple < 0) throw new TypeError('Not a value of CBOR')
  return Uint8Array.of(0xf4 + simple)
}

function head(major: number, argument: number): Uint8Array {
  const first = major << 5
  if (argument < 24) return Uint8Array.of(first | argument)
  if (argument < 256) return Uint8Array.of(first | 24, argument)
  if (argument < 65_536) return Uint8Array.of(first | 25, argument >> 8, argument & 255)
  return Uint8Array.of(first | 26, argument >>> 24, (argument >> 16) & 255, (argument >> 8) & 255, argument & 255)
}

const majorOf = (key: Uint8Array): number => (key[0] as number) >> 5
