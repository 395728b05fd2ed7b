import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compare,
  concat,
  equal,
  fromBase64,
  fromBase64Url,
  fromHex,
  fromUtf8,
  parseBase64,
  parseBase64Url,
  parseHex,
  parseUtf8,
  toBase64,
  toBase64Url,
  toHex,
  utf8,
} from '../../app/rules/bytes.ts'
import { sha256 } from '../../app/rules/sha256.ts'

const bytes = fc.uint8Array({ maxLength: 200 })

test('every form reads back the bytes it was written from, and agrees with Node', () => {
  fc.assert(
    fc.property(bytes, (value) => {
      expect(toHex(value)).toBe(Buffer.from(value).toString('hex'))
      expect(toBase64(value)).toBe(Buffer.from(value).toString('base64'))
      expect(toBase64Url(value)).toBe(Buffer.from(value).toString('base64url'))
      expect(equal(fromHex(toHex(value)), value)).toBe(true)
      expect(equal(fromBase64(toBase64(value)), value)).toBe(true)
      expect(equal(fromBase64Url(toBase64Url(value)), value)).toBe(true)
      expect(toHex(sha256(value))).toBe(createHash('sha256').update(value).digest('hex'))
    }),
  )
})

test('long values are written whole', () => {
  const long = new Uint8Array(100_000).map((_, i) => i % 251)
  expect(toBase64(long)).toBe(Buffer.from(long).toString('base64'))
})

test('UTF-8 reads back the text it was written from, a byte order mark included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(text.isWellFormed())
      expect(fromUtf8(utf8(text))).toBe(text)
    }),
  )
  expect(fromUtf8(utf8('\ufeffمجلس'))).toBe('\ufeffمجلس')
})

test.each(['0', 'AB', 'zz', '0x', ' 00', '00\n'])('%j is no hex', (text) => {
  expect(parseHex(text)).toEqual({ ok: false, code: 'bad_hex' })
  expect(() => fromHex(text)).toThrow(TypeError)
})

test.each(['A', 'AA', 'AA=', 'AB==', 'AAB=', 'A===', '====', 'AA==\n', ' AA==', 'A-A_', 'AA==AA=='])(
  '%j is no base64',
  (text) => expect(parseBase64(text)).toEqual({ ok: false, code: 'bad_base64' }),
)

test.each(['A', 'AB', 'AA==', 'A+A/', 'AAB', 'AA\n'])('%j is no base64url', (text) => {
  expect(parseBase64Url(text)).toEqual({ ok: false, code: 'bad_base64' })
})

test.each(['ff', 'c080', 'eda080', 'f4908080', 'c3'])('bytes %s are no UTF-8', (hex) => {
  expect(parseUtf8(fromHex(hex))).toEqual({ ok: false, code: 'bad_utf8' })
})

test('a lone surrogate has no UTF-8 form', () => {
  expect(() => utf8('\ud800')).toThrow(TypeError)
})

test('bytes sort as Node sorts them, and parts join in order', () => {
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(Math.sign(compare(a, b))).toBe(Buffer.compare(a, b))
      expect(equal(a, b)).toBe(Buffer.compare(a, b) === 0)
      expect(toHex(concat(a, b))).toBe(toHex(a) + toHex(b))
    }),
  )
})
