import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, utf8 } from '../../app/rules/bytes.ts'
import { canonicalize, type Json, MAX_DEPTH, parseCanonical } from '../../app/rules/canonical.ts'

const folder = new URL('../vectors/jcs/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')

test.each(readdirSync(new URL('input/', folder)))('the vector %s comes out as published, and parses back', (name) => {
  const value = JSON.parse(read(`input/${name}`)) as Json
  const expected = read(`output/${name}`)
  expect(canonicalize(value)).toBe(expected)
  expect(parseCanonical(expected)).toEqual({ ok: true, value })
})

/** RFC 8785 appendix B: the number whose IEEE 754 bits are these, and its text. */
const NUMBERS: [string, string][] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
]
test.each(NUMBERS)('the number with bits %s is written %s', (bits, text) => {
  expect(canonicalize(new DataView(fromHex(bits).buffer as ArrayBuffer).getFloat64(0))).toBe(text)
})

const json = fc.jsonValue({ depthSize: 'medium', noUnicodeString: false, stringUnit: 'grapheme' }) as fc.Arbitrary<Json>
const record = fc.dictionary(fc.string({ unit: 'grapheme' }), json, { noNullPrototype: true })

test('what is written parses back to the same value, and is written the same again', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalize(value)
      const parsed = parseCanonical(text)
      expect(parsed).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) })
      expect(parsed.ok && canonicalize(parsed.value)).toBe(text)
    }),
  )
})

test('the order of keys never matters', () => {
  fc.assert(
    fc.property(record, fc.infiniteStream(fc.nat()), (value, random) => {
      const shuffled = Object.entries(value)
        .map((entry) => ({ entry, at: random.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ entry }) => entry)
      expect(canonicalize(Object.fromEntries(shuffled))).toBe(canonicalize(value))
    }),
  )
})

test('one space, tab or newline anywhere between tokens is refused', () => {
  fc.assert(
    fc.property(record, fc.constantFrom(' ', '\t', '\n', '\r'), (value, space) => {
      const text = canonicalize(value)
      for (const spaced of [space + text, text + space, `{${space}${text.slice(1)}`]) {
        expect(parseCanonical(spaced)).toEqual({ ok: false, code: 'json_not_canonical' })
      }
    }),
  )
})

test.each([
  ['a duplicate key', '{"a":1,"a":1}'],
  ['a duplicate key spelt with an escape', '{"a":1,"\\u0061":1}'],
  ['keys out of order', '{"b":1,"a":2}'],
  ['keys in code point instead of UTF-16 order', '{"\ufb33":1,"\ud83d\ude02":2}'],
  ['an escaped lone surrogate', '"\\ud800"'],
  ['a raw lone surrogate', '"\ud800"'],
  ['a lone surrogate in a key', '{"\\udead":1}'],
  ['an escape that is not needed', '"\\u0041"'],
  ['a solidus escaped', '"\\/"'],
  ['an escape in capitals', '"\\u001F"'],
  ['a control character with the long escape', '"\\u000a"'],
  ['an integer with a fraction', '1.0'],
  ['an exponent that is not needed', '1e3'],
  ['minus zero', '-0'],
  ['a number no double holds', '9007199254740993'],
  ['a number beyond all doubles', '1e400'],
  ['a byte order mark', '\ufeff{}'],
  ['a trailing comma', '[1,]'],
  ['nothing', ''],
  ['NaN', 'NaN'],
  ['a value deeper than the limit', '['.repeat(MAX_DEPTH + 2) + ']'.repeat(MAX_DEPTH + 2)],
  ['a value deep enough to overflow a stack', '['.repeat(200_000) + ']'.repeat(200_000)],
])('%s is refused', (_name, text) => {
  expect(parseCanonical(text)).toEqual({ ok: false, code: 'json_not_canonical' })
})

test('a key named __proto__ is a key like any other', () => {
  const text = '{"__proto__":{"admin":true},"a":"1"}'
  const parsed = parseCanonical(text)
  expect(parsed.ok && canonicalize(parsed.value)).toBe(text)
  expect(({} as { admin?: boolean }).admin).toBeUndefined()
})

test('what JSON cannot hold throws instead of being lost', () => {
  const cycle: { self?: unknown } = {}
  cycle.self = cycle
  for (const value of [
    undefined,
    Number.NaN,
    Infinity,
    1n,
    new Date(0),
    new Map(),
    utf8('a'),
    [undefined],
    new Array(1),
    { a: undefined },
    '\ud800',
    cycle,
  ]) {
    expect(() => canonicalize(value as Json)).toThrow(TypeError)
  }
})
