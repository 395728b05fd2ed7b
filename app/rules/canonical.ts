/**
 * Decides the one text of a JSON value: RFC 8785 (JSON Canonicalization Scheme) over I-JSON (RFC 7493). Everything hashed or
 * signed is written here, and read back only if it is byte for byte what would be written again.
 */
import { ok, type Result, refuse } from './result.ts'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** Deeper values are refused, so that every engine refuses the same texts instead of overflowing at a depth of its own. */
export const MAX_DEPTH = 256

/** Throws TypeError for what JSON cannot hold: undefined, NaN, infinities, lone surrogates, dates, byte arrays, cycles. */
export function canonicalize(value: Json): string {
  return write(value, 0)
}

/** Refuses `json_not_canonical`: whitespace, another key order, duplicate keys, other spellings of numbers or strings. */
export function parseCanonical(text: string): Result<Json> {
  try {
    const value = JSON.parse(text) as Json
    if (canonicalize(value) === text) return ok(value)
  } catch {
    // Not JSON, or JSON that has no canonical form: the same refusal either way.
  }
  return refuse('json_not_canonical')
}

function write(value: Json, depth: number): string {
  if (depth > MAX_DEPTH) throw new TypeError('Too deep for canonical JSON')
  switch (typeof value) {
    case 'string':
      return writeString(value)
    case 'boolean':
      return String(value)
    case 'number':
      // ECMAScript's own number to string is the form RFC 8785 §3.2.2.3 asks for; minus zero is "0".
      if (!Number.isFinite(value)) throw new TypeError('Not a JSON number')
      return String(value)
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`
      return writeObject(value, depth)
    default:
      throw new TypeError(`Not a JSON value: ${typeof value}`)
  }
}

function writeObject(value: { [name: string]: Json }, depth: number): string {
  // A Date or a Map would become "{}" and lose its content without a word. Asking for the name is slow, and rarely needed.
  if (Object.getPrototypeOf(value) !== Object.prototype && nameOf(value) !== '[object Object]')
    throw new TypeError('Not a plain object')
  let text = ''
  // The default sort compares UTF-16 code units, as RFC 8785 §3.2.3 asks.
  for (const name of Object.keys(value).sort())
    text += `${text && ','}${writeString(name)}:${write(value[name] as Json, depth + 1)}`
  return `{${text}}`
}

const nameOf = (value: unknown): string => Object.prototype.toString.call(value)

/** Printable ASCII but the quote and the backslash: written as it is. */
const PLAIN = /^[ !#-[\]-~]*$/

function writeString(text: string): string {
  // Nearly all that is hashed or signed is of such letters, and asking is quicker than escaping.
  if (PLAIN.test(text)) return `"${text}"`
  if (!text.isWellFormed()) throw new TypeError('A lone surrogate has no canonical form')
  return JSON.stringify(text)
}
