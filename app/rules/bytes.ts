/**
 * Decides how bytes become text and back: hex (RFC 4648 §8, lower case), base64 (§4), base64url without padding (§5), UTF-8
 * (RFC 3629). Only one text stands for given bytes: whatever would not be written back the same is refused, because texts
 * are hashed and compared. `parse…` is for what others sent; `from…` throws and is for what we wrote ourselves.
 */
import { ok, type Result, refuse } from './result.ts'

export const concat = (...parts: Uint8Array[]): Uint8Array => joined(parts)

/** Any number of parts: arguments of a call are limited. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/** Plain comparison, not constant-time: for public values, never for secrets. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Lexicographic by unsigned byte: below zero when `a` sorts first. */
export function compare(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX[byte]
  return text
}

export function parseHex(text: string): Result<Uint8Array> {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return refuse('bad_hex')
  const bytes = new Uint8Array(text.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return ok(bytes)
}

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  // In slices, because the arguments of a call are limited in number.
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return btoa(binary)
}

export function parseBase64(text: string): Result<Uint8Array> {
  const end = text.endsWith('==') ? text.length - 2 : text.endsWith('=') ? text.length - 1 : text.length
  const bytes = text.length % 4 === 0 ? decode64(text, end, BASE64) : null
  return bytes ? ok(bytes) : refuse('bad_base64')
}

export const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

export function parseBase64Url(text: string): Result<Uint8Array> {
  const bytes = decode64(text, text.length, BASE64URL)
  return bytes ? ok(bytes) : refuse('bad_base64')
}

/** The value of each character below 128, and 64 for one that has none. */
const valuesOf = (alphabet: string): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, code) => (alphabet.indexOf(String.fromCharCode(code)) + 65) % 65)

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const BASE64 = valuesOf(`${LETTERS}+/`)
const BASE64URL = valuesOf(`${LETTERS}-_`)

/** By hand, because atob takes spaces and loose bits, and making sure that it did not costs more than this. */
function decode64(text: string, end: number, values: Uint8Array): Uint8Array | null {
  if (end % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((end * 3) / 4))
  let [held, bits, at] = [0, 0, 0]
  for (let place = 0; place < end; place++) {
    const value = values[text.charCodeAt(place)] ?? 64
    if (value === 64) return null
    held = (held << 6) | value
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = held >> bits
      held &= (1 << bits) - 1
    }
  }
  // Bits left over must be zero, or several texts would stand for the same bytes.
  return held === 0 ? bytes : null
}

const encoder = new TextEncoder()
// ignoreBOM keeps a byte order mark in the text, so that the text still stands for exactly these bytes.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Throws on a lone surrogate, which UTF-8 cannot hold and TextEncoder would silently replace. */
export function utf8(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new TypeError('A lone surrogate has no UTF-8 form')
  return encoder.encode(text)
}

export function parseUtf8(bytes: Uint8Array): Result<string> {
  try {
    return ok(decoder.decode(bytes))
  } catch {
    return refuse('bad_utf8')
  }
}

export const fromHex = (text: string): Uint8Array => sure(parseHex(text))
export const fromBase64 = (text: string): Uint8Array => sure(parseBase64(text))
export const fromBase64Url = (text: string): Uint8Array => sure(parseBase64Url(text))
export const fromUtf8 = (bytes: Uint8Array): string => sure(parseUtf8(bytes))

function sure<T>(result: Result<T>): T {
  if (!result.ok) throw new TypeError(result.code)
  return result.value
}
