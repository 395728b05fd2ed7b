import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignWords } from '../../../app/rules/anchor/align-words.ts'
import { approximate } from '../../../app/rules/anchor/approximate.ts'
import { carrier } from '../../../app/rules/anchor/carry-notes.ts'
import { quoteOf } from '../../../app/rules/anchor/quote.ts'
import { similarity } from '../../../app/rules/anchor/similar.ts'
import type { PageWords, Quad, Word } from '../../../app/rules/word-boxes/model.ts'
import { tally } from '../../support/carry-score.ts'
import { layOut, makeRevision, notesOn } from '../../support/revision.ts'

/** One page, a line for each string. */
function page(number: number, ...lines: string[]): PageWords {
  const words = lines.flatMap((line, at) =>
    line.split(' ').map((text, index): Word => {
      const [left, top] = [40 + 50 * index, 780 - 20 * at]
      const quad: Quad = [left, top, left + 45, top, left, top - 12, left + 45, top - 12]
      return { text, quads: [quad], line: at, dir: 'rtl' }
    }),
  )
  return { page: number, words }
}
const noteOn = ({ page: number, words }: PageWords, from: number, to: number) => ({
  page: number,
  ...quoteOf(words, from, to),
})

const BUDGET = 'وافق المجلس على مشروع الميزانية العامة للدولة للسنة المالية القادمة بعد مناقشة مستفيضة'
const ROADS = 'واطلع المجلس على تقرير لجنة الطرق والجسور حول صيانة الشوارع الرئيسية في المحافظات'
const SCHOOLS = 'وناقش المجلس خطة وزارة التعليم لبناء عشرين مدرسة جديدة خلال الأعوام الثلاثة المقبلة'

describe('a note', () => {
  test('moves with its paragraph, and is quoted as the new version writes it', () => {
    const old = page(1, BUDGET, ROADS, SCHOOLS)
    const now = page(1, SCHOOLS, ROADS.replace('لجنة', 'لَجنة'), BUDGET)
    const carried = carrier([old], [now])(noteOn(old, 15, 18))
    expect(carried.state).toBe('moved')
    expect(carried.place?.quote.exact).toBe('على تقرير لَجنة الطرق')
    expect(carried.place?.quads[0]?.[1]).toBe(760)
  })

  test('of a paragraph that was taken out is an orphan that keeps its old place, though its words are common', () => {
    const old = page(1, BUDGET, ROADS, SCHOOLS)
    const carried = carrier([old], [page(1, BUDGET, SCHOOLS)])(noteOn(old, 14, 16))
    expect(carried).toMatchObject({ state: 'orphan', place: null, origin: { page: 1 } })
    expect(carried.origin?.quads).toHaveLength(1)
  })

  test('on a phrase that the paper repeats goes to its own occurrence', () => {
    const repeated = 'قرر المجلس الموافقة على ما ورد في المذكرة'
    const old = page(1, BUDGET, repeated, ROADS, repeated, SCHOOLS, repeated)
    const now = page(1, 'مقدمة جديدة تماما', BUDGET, repeated, ROADS, repeated, SCHOOLS, repeated)
    const carryNote = carrier([old], [now])
    for (const [line, start] of [
      [1, BUDGET],
      [3, `${BUDGET} ${repeated} ${ROADS}`],
    ] as const) {
      const from = start.split(' ').length + 2
      const carried = carryNote(noteOn(old, from, from))
      expect(carried.place?.quads[0]?.[1]).toBe(780 - 20 * (line + 1))
      expect(carried.state).toBe('moved')
    }
  })

  test('is never moved when the old place itself cannot be told', () => {
    const old = page(1, BUDGET, ROADS, BUDGET, SCHOOLS, BUDGET)
    const carried = carrier([old], [old])({ page: 1, exact: 'الميزانية', prefix: '', suffix: '' })
    expect(carried.state).toBe('check')
    const near = carrier([old], [old])({ page: 1, exact: 'الميزانية', prefix: '', suffix: '', near: [262, 734] })
    expect(near).toMatchObject({ state: 'moved', place: { quads: [[240, 740, 285, 740, 240, 728, 285, 728]] } })
  })

  test('that a page’s end now divides is for its author to look at', () => {
    const old = page(1, BUDGET, ROADS)
    const words = `${BUDGET} ${ROADS}`.split(' ')
    const now = [page(1, words.slice(0, 15).join(' ')), page(2, words.slice(15).join(' '))]
    const carried = carrier([old], now)(noteOn(old, 13, 18))
    expect(carried).toMatchObject({ state: 'check', place: { page: 2 } })
  })

  test('is answered for in papers without words too', () => {
    const empty = { page: 1, words: [] }
    const note = { page: 1, exact: 'كلمة', prefix: '', suffix: '' }
    expect(carrier([empty], [empty])(note)).toEqual({ state: 'orphan', score: 0, place: null, origin: null })
    expect(carrier([page(1, BUDGET)], [empty])(noteOn(page(1, BUDGET), 2, 4))).toMatchObject({ state: 'orphan' })
  })
})

describe('a long revision', () => {
  test.each([21, 22])(
    'from seed %i moves nearly every quote that is still there, and none to another’s place',
    (seed) => {
      const revision = makeRevision(seed, 'words', 9_000)
      const [old, now] = [layOut(revision.old), layOut(revision.now)]
      const found = tally(notesOn(old, now, 200, seed), now, carrier(old, now))
      expect(found.present).toBeGreaterThan(100)
      expect(found.right / found.present).toBeGreaterThan(0.95)
      expect(found.misplaced + found.goneMoved).toBe(0)
    },
  )
})

const words = fc.array(fc.nat(12), { maxLength: 60 }).map((list) => Int32Array.from(list))
test('an alignment is one to one, and only of equal words', () => {
  fc.assert(
    fc.property(words, words, (old, now) => {
      const { to, from } = alignWords(old, now)
      to.forEach((j, i) => {
        if (j !== -1) expect([from[j], now[j]]).toEqual([i, old[i]])
      })
      from.forEach((i, j) => {
        if (i !== -1) expect(to[i]).toBe(j)
      })
    }),
  )
})

test('a text stands against itself word by word', () => {
  fc.assert(
    fc.property(words, (text) => {
      if (text.length >= 5) expect([...alignWords(text, text).to]).toEqual([...text.keys()])
    }),
  )
})

test('similarity is 1 for equal texts only, and the same both ways', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(similarity(a, b)).toBeCloseTo(similarity(b, a))
      expect(similarity(a, b) === 1).toBe(a === b)
    }),
  )
})

test('an approximate place has no more edits than asked, and finds what is there', () => {
  expect(approximate('رقمي', 'التحول الرقمي', 1)).toMatchObject({ start: 9, end: 13, similarity: 1 })
  expect(approximate('رقمي', 'التحول الرفمي', 1)).toMatchObject({ similarity: 0.75 })
  expect(approximate('رقمي', 'لا شيء هنا', 1)).toBeNull()
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 8 }), fc.string(), fc.string(), (sought, before, after) => {
      const text = before + sought + after
      const found = approximate(sought, text, 0)
      expect(found && text.slice(found.start, found.end)).toBe(sought)
    }),
  )
})
