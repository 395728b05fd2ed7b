// Which bytes a Range header asks for. Source: RFC 9110 §14. Several ranges at once are answered with the whole file, which
// the standard allows; a range outside the file is refused. A part named in the address is for a page to ask ahead of its scripts:
// only what has no headers of its own can be asked for by a link.

export type ByteRange = { start: number; end: number }

/** `end` is exclusive. Null: the whole file. */
export function byteRange(header: string | undefined, size: number): ByteRange | null | 'invalid' {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.replace(/\s/g, '') ?? '')
  if (!found) return null
  const [, first, last] = found as unknown as [string, string, string]
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length > 0 ? { start: size - length, end: size } : 'invalid'
  }
  const start = Number(first)
  const end = last === '' ? size : Math.min(Number(last) + 1, size)
  if (last !== '' && Number(last) < start) return null
  return start < size ? { start, end } : 'invalid'
}

/** `?from=&to=`, `to` exclusive as in ByteRange. Null: neither is named. */
export function namedPart({ from, to }: Record<string, unknown>, size: number): ByteRange | null | 'invalid' {
  if (from === undefined && to === undefined) return null
  const [start, end] = [from, to].map((text) => (/^\d{1,15}$/.test(String(text)) ? Number(text) : Number.NaN)) as [
    number,
    number,
  ]
  return start < end && end <= size ? { start, end } : 'invalid'
}
