// Writes the file a bundle travels in: POSIX ustar (IEEE 1003.1 pax, "ustar Interchange Format"), regular files
// only. Names are sorted and every other field is fixed, so that the same files are always the same bytes.
import { compare, joined, utf8 } from '../bytes.ts'

export type Files = Map<string, Uint8Array>

export const BLOCK = 512
export const NAME_BYTES = 100
export const PREFIX_BYTES = 155

/** `seconds` is the modification time of every file. Throws for a name ustar cannot hold: paths are ours, never given. */
export function writeTar(files: Files, seconds: number): Uint8Array {
  const named = [...files].map(([path, content]) => ({ path, name: utf8(path), content }))
  named.sort((a, b) => compare(a.name, b.name))
  const parts = named.flatMap(({ path, content }) => [header(path, content.length, seconds), content, pad(content)])
  return joined([...parts, new Uint8Array(2 * BLOCK)])
}

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

/** The sum of the header's bytes, its own field counted as spaces. */
export function checksum(block: Uint8Array): number {
  let sum = 8 * 0x20
  block.forEach((byte, at) => {
    if (at < 148 || at >= 156) sum += byte
  })
  return sum
}

const pad = (content: Uint8Array): Uint8Array => new Uint8Array((BLOCK - (content.length % BLOCK)) % BLOCK)
