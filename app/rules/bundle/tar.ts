// Writes and reads the file a bundle travels in: POSIX ustar (IEEE 1003.1 pax, "ustar Interchange Format"), regular files
// only. Names are sorted and every other field is fixed, so that the same files are always the same bytes.
import { compare, concat, parseUtf8, utf8 } from '../bytes.ts'
import { ok, type Result, refuse } from '../result.ts'

export type Files = Map<string, Uint8Array>

const BLOCK = 512
const NAME_BYTES = 100
const PREFIX_BYTES = 155

/** `seconds` is the modification time of every file. Throws for a name ustar cannot hold: paths are ours, never given. */
export function writeTar(files: Files, seconds: number): Uint8Array {
  const named = [...files].map(([path, content]) => ({ path, name: utf8(path), content }))
  named.sort((a, b) => compare(a.name, b.name))
  const parts = named.flatMap(({ path, content }) => [header(path, content.length, seconds), content, pad(content)])
  return concat(...parts, new Uint8Array(2 * BLOCK))
}

/**
 * Reads regular files and passes over folders; links, devices, absolute or climbing paths, a name that occurs twice, a
 * header whose sum is wrong or a file cut short refuse the whole (`bundle_unreadable`). A leading "./" is dropped.
 */
export function readTar(bytes: Uint8Array): Result<Files> {
  const files: Files = new Map()
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const block = bytes.subarray(at, at + BLOCK)
    if (block.every((byte) => byte === 0)) return files.size > 0 ? ok(files) : unreadable('empty')
    const entry = readHeader(block)
    if (!entry.ok) return entry
    const { path, size, kind } = entry.value
    const end = at + BLOCK + size
    if (end > bytes.length) return unreadable('cut_short')
    if (kind === 'file') {
      if (!isSafePath(path) || files.has(path)) return unreadable('path', path)
      files.set(path, bytes.slice(at + BLOCK, end))
    }
    at = end + ((BLOCK - (size % BLOCK)) % BLOCK)
  }
  return unreadable(bytes.length < BLOCK ? 'not_tar' : 'cut_short')
}

/** Relative, without empty, dot or dot-dot parts. */
export const isSafePath = (path: string): boolean =>
  path !== '' && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !path.includes('\\')

function header(path: string, size: number, seconds: number): Uint8Array {
  const block = new Uint8Array(BLOCK)
  const put = (at: number, text: string) => block.set(utf8(text), at)
  const octal = (at: number, width: number, value: number) => put(at, value.toString(8).padStart(width - 1, '0'))
  const [prefix, name] = splitPath(path)
  put(0, name)
  octal(100, 8, 0o644)
  octal(108, 8, 0)
  octal(116, 8, 0)
  octal(124, 12, size)
  octal(136, 12, seconds)
  put(156, '0')
  put(257, 'ustar')
  put(263, '00')
  octal(329, 8, 0)
  octal(337, 8, 0)
  put(345, prefix)
  put(148, `${checksum(block).toString(8).padStart(6, '0')}\0 `)
  return block
}

function splitPath(path: string): [string, string] {
  if (utf8(path).length <= NAME_BYTES) return ['', path]
  for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
    const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)]
    if (utf8(prefix).length <= PREFIX_BYTES && utf8(name).length <= NAME_BYTES) return [prefix, name]
  }
  throw new RangeError(`Too long for ustar: ${path}`)
}

function readHeader(block: Uint8Array): Result<{ path: string; size: number; kind: 'file' | 'folder' }> {
  const sum = octalAt(block, 148, 8)
  const size = octalAt(block, 124, 12)
  const name = textAt(block, 0, NAME_BYTES)
  const prefix = textAt(block, 345, PREFIX_BYTES)
  if (textAt(block, 257, 5) !== 'ustar' || sum !== checksum(block)) return unreadable('not_tar')
  if (size === null || name === null || prefix === null) return unreadable('not_tar')
  const path = (prefix === '' ? name : `${prefix}/${name}`).replace(/^(\.\/)+/, '')
  const type = String.fromCharCode(block[156] as number)
  if (type === '5') return ok({ path, size: 0, kind: 'folder' })
  return type === '0' || type === '\0' ? ok({ path, size, kind: 'file' }) : unreadable('path', path)
}

/** The sum of the header's bytes, its own field counted as spaces. */
function checksum(block: Uint8Array): number {
  let sum = 8 * 0x20
  block.forEach((byte, at) => {
    if (at < 148 || at >= 156) sum += byte
  })
  return sum
}

const pad = (content: Uint8Array): Uint8Array => new Uint8Array((BLOCK - (content.length % BLOCK)) % BLOCK)

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
