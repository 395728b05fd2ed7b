// Decides what bytes of CBOR (RFC 8949) are taken from an authenticator: the canonical form of CTAP 2.1 §8 and of it only
// what keys and attestations need. Definite lengths, the shortest heads, map keys in order and once, at most four levels;
// no tags, no floating point, no undefined. Refuses `cbor_malformed`.
import { compare, parseUtf8 } from '../bytes.ts'
import { ok, type Result, refuse } from '../result.ts'

export type Cbor = number | string | boolean | null | Uint8Array | Cbor[] | CborMap
export type CborMap = Map<number | string, Cbor>

type Read<T> = Result<{ value: T; end: number }>

/** One value that fills the bytes to the last. */
export function parseCbor(bytes: Uint8Array): Result<Cbor> {
  const read = readCbor(bytes, 0)
  if (!read.ok) return read
  return read.value.end === bytes.length ? ok(read.value.value) : MALFORMED
}

/** The value that begins at `at`, and where it ends. */
export function readCbor(bytes: Uint8Array, at: number, depth = 0): Read<Cbor> {
  const head = readHead(bytes, at)
  if (!head.ok || depth > DEEPEST) return MALFORMED
  const { major, argument, end } = head.value
  switch (major) {
    case 0:
      return found(argument, end)
    case 1:
      return found(-1 - argument, end)
    case 2:
      return end + argument <= bytes.length ? found(bytes.slice(end, end + argument), end + argument) : MALFORMED
    case 3:
      return readText(bytes, end, argument)
    case 4:
      return readArray(bytes, end, argument, depth)
    case 5:
      return readMap(bytes, end, argument, depth)
    case 7:
      return SIMPLE.has(argument) && end === at + 1 ? found(SIMPLE.get(argument) as Cbor, end) : MALFORMED
    default:
      return MALFORMED
  }
}

export const isMap = (value: Cbor | undefined): value is CborMap => value instanceof Map

const DEEPEST = 4
const MALFORMED = refuse('cbor_malformed')
const SIMPLE = new Map<number, Cbor>([
  [20, false],
  [21, true],
  [22, null],
])

const found = <T>(value: T, end: number): Read<T> => ok({ value, end })

/** The shortest form only: an argument that would fit a shorter head is refused. Beyond 2^32 nothing is of use here. */
function readHead(bytes: Uint8Array, at: number): Result<{ major: number; argument: number; end: number }> {
  const first = bytes[at]
  if (first === undefined) return MALFORMED
  const major = first >> 5
  const short = first & 31
  if (short < 24) return ok({ major, argument: short, end: at + 1 })
  const width = { 24: 1, 25: 2, 26: 4 }[short]
  if (!width || at + 1 + width > bytes.length) return MALFORMED
  let argument = 0
  for (let place = at + 1; place <= at + width; place++) argument = argument * 256 + (bytes[place] as number)
  const least = { 1: 24, 2: 256, 4: 65_536 }[width] as number
  return argument < least ? MALFORMED : ok({ major, argument, end: at + 1 + width })
}

function readText(bytes: Uint8Array, from: number, length: number): Read<Cbor> {
  const end = from + length
  const text = end <= bytes.length ? parseUtf8(bytes.subarray(from, end)) : MALFORMED
  return text.ok ? found(text.value, end) : MALFORMED
}

function readArray(bytes: Uint8Array, from: number, length: number, depth: number): Read<Cbor> {
  const items: Cbor[] = []
  let at = from
  for (let n = 0; n < length; n++) {
    const item = readCbor(bytes, at, depth + 1)
    if (!item.ok) return item
    items.push(item.value.value)
    at = item.value.end
  }
  return found(items, at)
}

function readMap(bytes: Uint8Array, from: number, length: number, depth: number): Read<Cbor> {
  const map: CborMap = new Map()
  let at = from
  let before: Uint8Array | null = null
  for (let n = 0; n < length; n++) {
    const key = readCbor(bytes, at, depth + 1)
    if (!key.ok) return key
    const name = key.value.value
    if (typeof name !== 'number' && typeof name !== 'string') return MALFORMED
    const written = bytes.subarray(at, key.value.end)
    if (before && compareKeys(before, written) >= 0) return MALFORMED
    before = written
    const item = readCbor(bytes, key.value.end, depth + 1)
    if (!item.ok) return item
    map.set(name, item.value.value)
    at = item.value.end
  }
  return found(map, at)
}

/** CTAP 2.1 §8: by major type, then the shorter first, then byte by byte. */
function compareKeys(a: Uint8Array, b: Uint8Array): number {
  const majors = ((a[0] as number) >> 5) - ((b[0] as number) >> 5)
  return majors || a.length - b.length || compare(a, b)
}
