// Reads the file a bundle travels in (POSIX ustar, regular files only), and says of every byte of it that is not as it was
// packed where it lies: what a thief or a bad disk altered between the files is part of the evidence too.
import { parseUtf8 } from '../bytes.ts'
import { ok, type Result, refuse } from '../result.ts'
import { BLOCK, checksum, type Files, NAME_BYTES, PREFIX_BYTES } from './tar.ts'

/** `at` is the offset in bytes; `file` the file whose header or padding it is, or null after the last one. */
export type Damage = { at: number; file: string | null; part: 'header' | 'padding' | 'end' }

export type Packed = { files: Files; damage: Damage[] }

type Header = { path: string; size: number; kind: 'file' | 'folder' | 'other' }

/**
 * Reads regular files and passes over folders; links, devices, absolute or climbing paths, a name that occurs twice, a file
 * cut short or nothing of a tar at all refuse the whole (`bundle_unreadable`). A leading "./" is dropped. After a header that
 * is not what its sum says, reading goes on at the next one that is.
 */
export function readTar(bytes: Uint8Array): Result<Packed> {
  const files: Files = new Map()
  /** Named by a damaged header only: a whole header of that name goes before it. */
  const guessed = new Set<string>()
  const damage: Damage[] = []
  const first = nextHeader(bytes, 0)
  if (first === null) return unreadable(bytes.length >= BLOCK && isZero(bytes) ? 'empty' : 'not_tar')
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const block = bytes.subarray(at, at + BLOCK)
    if (isZero(block)) {
      if (!isZero(bytes.subarray(at))) damage.push({ at, file: null, part: 'end' })
      return files.size > 0 ? ok({ files, damage }) : unreadable('empty')
    }
    const whole = readHeader(block)
    const header = whole ?? guessHeader(bytes, at)
    if (!whole) damage.push({ at, file: header.path || null, part: 'header' })
    const from = at + BLOCK
    const end = from + header.size
    const next = end + ((BLOCK - (header.size % BLOCK)) % BLOCK)
    if (end > bytes.length) return unreadable('cut_short')
    const isTaken = files.has(header.path) && !guessed.has(header.path)
    const isUsable = header.kind === 'file' && isSafePath(header.path) && !isTaken
    if (whole && header.kind !== 'folder' && !isUsable) return unreadable('path', header.path)
    if (isUsable) {
      files.set(header.path, bytes.slice(from, end))
      if (whole) guessed.delete(header.path)
      else guessed.add(header.path)
    }
    if (!isZero(bytes.subarray(end, next))) damage.push({ at: end, file: header.path, part: 'padding' })
    at = next
  }
  return unreadable('cut_short')
}

/** Relative, without empty, dot or dot-dot parts. */
export const isSafePath = (path: string): boolean =>
  path !== '' && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !path.includes('\\')

/** Null where the block is not a header whose sum is right. */
function readHeader(block: Uint8Array): Header | null {
  if (textAt(block, 257, 5) !== 'ustar' || sumOf(block) !== checksum(block)) return null
  const size = octalAt(block, 124, 12)
  const path = pathOf(block)
  if (size === null || path === null) return null
  const type = String.fromCharCode(block[156] as number)
  if (type === '5') return { path, size: 0, kind: 'folder' }
  return { path, size, kind: type === '0' || type === '\0' ? 'file' : 'other' }
}

/** What a damaged header still tells: its name as it reads, and as many bytes as its size claims, if the next header follows. */
function guessHeader(bytes: Uint8Array, at: number): Header {
  const block = bytes.subarray(at, at + BLOCK)
  const path = pathOf(block) ?? ''
  const room = (nextHeader(bytes, at + BLOCK) ?? endOf(bytes)) - at - BLOCK
  const stated = octalAt(block, 124, 12)
  const fits = stated !== null && Math.ceil(stated / BLOCK) * BLOCK === room
  return { path, size: fits ? stated : room, kind: path === '' ? 'other' : 'file' }
}

function nextHeader(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + BLOCK <= bytes.length; at += BLOCK) if (readHeader(bytes.subarray(at, at + BLOCK))) return at
  return null
}

/** Where the zero blocks at the end begin. */
function endOf(bytes: Uint8Array): number {
  let end = Math.floor(bytes.length / BLOCK) * BLOCK
  while (end > 0 && isZero(bytes.subarray(end - BLOCK, end))) end -= BLOCK
  return end
}

/** Six octal digits, NUL, space: the form in which every tar writes it; in another it was altered. */
function sumOf(block: Uint8Array): number | null {
  const field = String.fromCharCode(...block.subarray(148, 156))
  return /^[0-7]{6}\0 $/.test(field) ? Number.parseInt(field, 8) : null
}

function pathOf(block: Uint8Array): string | null {
  const name = textAt(block, 0, NAME_BYTES)
  const prefix = textAt(block, 345, PREFIX_BYTES)
  if (name === null || prefix === null) return null
  return (prefix === '' ? name : `${prefix}/${name}`).replace(/^(\.\/)+/, '')
}

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0)

function textAt(block: Uint8Array, at: number, width: number): string | null {
  const field = block.subarray(at, at + width)
  const end = field.indexOf(0)
  const text = parseUtf8(end < 0 ? field : field.subarray(0, end))
  return text.ok ? text.value : null
}

function octalAt(block: Uint8Array, at: number, width: number): number | null {
  const text = textAt(block, at, width)?.trim()
  return text !== undefined && /^[0-7]{1,11}$/.test(text) ? Number.parseInt(text, 8) : null
}

const unreadable = (reason: string, path?: string) =>
  refuse('bundle_unreadable', path === undefined ? { reason } : { reason, path })
