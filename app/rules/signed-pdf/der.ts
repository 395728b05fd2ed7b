// Reads DER as far as certificates and signatures need it: definite lengths, no more than the bytes at hand, nothing after the end.
// Source: ITU-T X.690, 8 and 10.

/** `tag` is the whole identifier octet; `bytes` are the element as it stands, `content` what is in it. */
export type Element = { tag: number; bytes: Uint8Array; content: Uint8Array }

/** Thrown for bytes that are not DER: a reader of certificates has one way out of every depth. */
export class NotDer extends Error {}

export const SEQUENCE = 0x30
export const SET = 0x31
export const INTEGER = 0x02
export const BIT_STRING = 0x03
export const OCTET_STRING = 0x04
export const OID = 0x06
/** [0], as a constructed element. */
export const FIRST = 0xa0

/** The element that the bytes begin with; what comes after it is the caller's. */
export function readElement(bytes: Uint8Array): Element {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new NotDer()
  const long = first & 0x80 ? first & 0x7f : 0
  if (first === 0x80 || long > 4) throw new NotDer()
  let length = long === 0 ? first : 0
  for (let at = 0; at < long; at++) length = length * 256 + (bytes[2 + at] ?? 0)
  const start = 2 + long
  if (start + length > bytes.length) throw new NotDer()
  return { tag, bytes: bytes.subarray(0, start + length), content: bytes.subarray(start, start + length) }
}

/** Everything in a constructed element, in order. */
export function elementsIn(content: Uint8Array): Element[] {
  const elements: Element[] = []
  let rest = content
  while (rest.length > 0) {
    const element = readElement(rest)
    elements.push(element)
    if (elements.length > MOST_ELEMENTS) throw new NotDer()
    rest = rest.subarray(element.bytes.length)
  }
  return elements
}

const MOST_ELEMENTS = 1_000

export function expect(element: Element | undefined, tag: number): Element {
  if (element?.tag !== tag) throw new NotDer()
  return element
}

export const childrenOf = (element: Element | undefined, tag: number): Element[] =>
  elementsIn(expect(element, tag).content)

/** "1.2.840.113549.1.7.2". */
export function oidOf(element: Element | undefined): string {
  const { content } = expect(element, OID)
  const parts: number[] = []
  let value = 0
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f)
    if (value > Number.MAX_SAFE_INTEGER / 256) throw new NotDer()
    if (byte & 0x80) continue
    parts.push(value)
    value = 0
  }
  const first = parts.shift() ?? 0
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...parts].join('.')
}

/** Without the zero that keeps it positive. */
export function unsignedOf(element: Element | undefined): Uint8Array {
  const { content } = expect(element, INTEGER)
  return content[0] === 0 && content.length > 1 ? content.subarray(1) : content
}

/** Of whole bytes. */
export function bitsOf(element: Element | undefined): Uint8Array {
  const { content } = expect(element, BIT_STRING)
  if (content[0] !== 0) throw new NotDer()
  return content.subarray(1)
}
