import { expect, it } from 'vitest'
import { hashWords, WORDS } from '../../app/rules/hash-words.ts'

it('has one word for each byte, and no word twice in either language', () => {
  expect(WORDS).toHaveLength(256)
  for (const language of ['ar', 'en'] as const) expect(new Set(WORDS.map((word) => word[language])).size).toBe(256)
  for (const { ar, en } of WORDS) {
    expect(ar).toMatch(/^[\u0621-\u064a\u064b-\u0652]+$/)
    expect(en).toMatch(/^[a-z]+$/)
  }
})

it('says the bytes of a hash in order', () => {
  expect(hashWords(`0001ff${'00'.repeat(29)}`, 3).map((word) => word.en)).toEqual(['palm', 'balance', 'flag'])
  expect(() => hashWords('zz', 1)).toThrow(RangeError)
})
