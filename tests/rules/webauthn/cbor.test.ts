import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromHex } from '../../../app/rules/bytes.ts'
import { parseCbor } from '../../../app/rules/webauthn/cbor.ts'
import { encodeCbor } from '../../support/cbor.ts'

const leaf = fc.oneof(
  fc.integer({ min: -(2 ** 32), max: 2 ** 32 - 1 }),
  fc.string({ unit: 'grapheme' }),
  fc.uint8Array({ maxLength: 300 }),
  fc.boolean(),
  fc.constant(null),
)
const mapOf = (value: fc.Arbitrary<unknown>) =>
  fc
    .uniqueArray(fc.tuple(fc.oneof(fc.integer({ min: -300, max: 300 }), fc.string()), value), {
      selector: ([key]) => key,
    })
    .map((pairs) => new Map(pairs))
const value = fc.oneof(leaf, fc.array(leaf), mapOf(leaf), mapOf(fc.array(mapOf(leaf))))

test('whatever is written in canonical form is read back', () => {
  fc.assert(
    fc.property(value, (given) => {
      expect(parseCbor(encodeCbor(given))).toEqual({ ok: true, value: given })
    }),
  )
})

test('no bytes throw, and what is read would be written the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const read = parseCbor(bytes)
      if (read.ok) expect(encodeCbor(read.value)).toEqual(bytes)
    }),
    { numRuns: 2_000 },
  )
})

test('a value cut short or followed by another byte is refused', () => {
  fc.assert(
    fc.property(value, fc.nat(), (given, at) => {
      const bytes = encodeCbor(given)
      expect(parseCbor(bytes.subarray(0, at % bytes.length)).ok).toBe(false)
      expect(parseCbor(concat(bytes, Uint8Array.of(0))).ok).toBe(false)
    }),
  )
})

describe('is refused', () => {
  test.each([
    ['nothing at all', ''],
    ['a number in more bytes than it needs', '1817'],
    ['a length in more bytes than it needs', '580161'],
    ['a number of eight bytes', '1b0000000100000000'],
    ['an indefinite length', '5f4101ff'],
    ['keys out of order', 'a202010101'],
    ['a key twice', 'a201010102'],
    ['a longer key first', 'a262616101616201'],
    ['a key that is no number and no text', 'a1410001'],
    ['a tag', 'c100'],
    ['a half float', 'f93c00'],
    ['undefined', 'f7'],
    ['false in two bytes', 'f814'],
    ['text that is no UTF-8', '61ff'],
    ['an array longer than the bytes', '9affffffff00'],
    ['six levels', '818181818181'.concat('00')],
  ])('%s', (_, hex) => {
    expect(parseCbor(fromHex(hex))).toEqual({ ok: false, code: 'cbor_malformed' })
  })
})
