import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Direction, Quad, Word } from '../../app/rules/word-boxes/model.ts'
import { type Block, pageBlocks } from '../../app/rules/word-boxes/page-blocks.ts'

/** A line of words as its text, its place and its size; words stand from the right in Arabic lines. */
function line(number: number, text: string, x: number, y: number, size = 10): Word[] {
  const rtl = /\p{Script=Arabic}/u.test(text)
  return text.split(' ').map((word, at): Word => {
    const left = rtl ? x - 40 * (at + 1) : x + 40 * at
    const quad: Quad = [left, y + size, left + 36, y + size, left, y, left + 36, y]
    const dir: Direction = /\p{Script=Arabic}/u.test(word) ? 'rtl' : 'ltr'
    return { text: word, quads: [quad], line: number, dir }
  })
}

const textOf = (block: Block) =>
  block.kind === 'table'
    ? block.rows.map((row) => row.map((cell) => cell.map((run) => run.text).join(' ')).join(' | ')).join(' / ')
    : block.runs.map((run) => run.text).join(' ')
const brief = (words: Word[]) => pageBlocks(words).map((block) => [block.kind, block.dir, textOf(block)])

describe('a page read aloud', () => {
  it('has a heading where type is larger, and paragraphs where lines end short', () => {
    expect(
      brief([
        ...line(0, 'مذكرة المجلس', 500, 700, 16),
        ...line(1, 'يعقد المجلس جلسته الأولى في مقره', 500, 670),
        ...line(2, 'بعد أسبوع', 500, 656),
        ...line(3, 'ثم يرفع تقريره إلى الأمانة العامة', 500, 642),
        ...line(4, 'خلال شهر', 500, 628),
      ]),
    ).toEqual([
      ['heading', 'rtl', 'مذكرة المجلس'],
      ['paragraph', 'rtl', 'يعقد المجلس جلسته الأولى في مقره بعد أسبوع'],
      ['paragraph', 'rtl', 'ثم يرفع تقريره إلى الأمانة العامة خلال شهر'],
    ])
  })

  it('has a paragraph for each item of a list', () => {
    expect(
      brief([...line(0, '1. adopt the agenda now', 50, 700), ...line(1, '2. approve the minutes now', 50, 686)]),
    ).toHaveLength(2)
  })

  it('has a table where lines stand side by side', () => {
    expect(
      brief([
        ...line(0, 'العضو', 500, 700),
        ...line(1, 'الصفة', 300, 700),
        ...line(2, 'أحمد', 500, 680),
        ...line(3, 'رئيس المجلس', 300, 680),
      ]),
    ).toEqual([['table', 'rtl', 'العضو | الصفة / أحمد | رئيس المجلس']])
  })

  it('joins a word that was divided at the end of a line', () => {
    expect(brief([...line(0, 'the legal com-', 50, 700), ...line(1, 'pilation of rules', 50, 686)])).toEqual([
      ['paragraph', 'ltr', 'the legal compilation of rules'],
    ])
  })

  it('names the language of words that are not in that of their block', () => {
    const [block] = pageBlocks(line(0, 'نظام ISO 27001 معتمد', 500, 700))
    expect(block).toMatchObject({
      dir: 'rtl',
      runs: [
        { text: 'نظام', lang: 'ar' },
        { text: 'ISO 27001', lang: 'en' },
        { text: 'معتمد', lang: 'ar' },
      ],
    })
  })

  it('has every word of the page once, in its order', () => {
    const word = fc.constantFrom('المجلس', 'قرر', 'council', '12', '•', 'a)')
    const lines = fc.array(
      fc.record({
        words: fc.array(word, { minLength: 1, maxLength: 6 }),
        x: fc.integer({ min: 0, max: 500 }),
        y: fc.integer({ min: 0, max: 60 }),
        size: fc.constantFrom(9, 10, 16),
      }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(lines, (given) => {
        const words = given.flatMap(({ words, x, y, size }, n) => line(n, words.join(' '), x, 10 * y, size))
        const said = pageBlocks(words).flatMap((block) =>
          (block.kind === 'table' ? block.rows.flat(2) : block.runs).flatMap((run) => run.text.split(' ')),
        )
        expect(said).toEqual(words.map((each) => each.text))
      }),
    )
  })
})
