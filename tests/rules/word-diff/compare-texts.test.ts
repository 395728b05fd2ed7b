import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PageWords } from '../../../app/rules/word-boxes/model.ts'
import { compareTexts, type TextChange } from '../../../app/rules/word-diff/compare-texts.ts'
import { pageOfText as page } from '../../support/page-of-text.ts'

type Vector = { name: string; old: string; new: string; changes: [kind: string, old: string, fresh: string][] }
const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('../../vectors/word-diff/cases.json', import.meta.url), 'utf8'),
)

const named = (change: TextChange) => [
  change.kind,
  'old' in change ? change.old.text : '',
  'new' in change ? change.new.text : '',
]

describe('what changed', () => {
  it.each(vectors)('$name', (vector) => {
    expect(compareTexts([page(vector.old)], [page(vector.new)]).changes.map(named)).toEqual(vector.changes)
  })

  it('has its place in both versions, page by page and line by line', () => {
    const old = [page('يعقد المجلس جلسته / في مقره'), page('بعد أسبوع', 2)]
    const fresh = [page('يعقد المجلس / جلسته الأولى'), page('في مقره بعد شهر', 2)]
    expect(compareTexts(old, fresh)).toEqual({
      kept: 6,
      changes: [
        {
          kind: 'inserted',
          after: { page: 1, from: 2, to: 2 },
          new: {
            text: 'الأولى',
            words: 1,
            parts: [{ page: 1, from: 3, to: 3, quads: [[10, 696, 19, 696, 10, 688, 19, 688]] }],
          },
        },
        {
          kind: 'reworded',
          old: {
            text: 'أسبوع',
            words: 1,
            parts: [{ page: 2, from: 1, to: 1, quads: [[10, 708, 19, 708, 10, 700, 19, 700]] }],
          },
          new: {
            text: 'شهر',
            words: 1,
            parts: [{ page: 2, from: 3, to: 3, quads: [[30, 708, 39, 708, 30, 700, 39, 700]] }],
          },
        },
      ],
    })
  })

  it('of two pages is one change where the words follow each other', () => {
    const { changes } = compareTexts([page('أ ب ج'), page('د', 2)], [page('أ ب س'), page('ص د', 2)])
    expect(changes).toMatchObject([{ kind: 'reworded', new: { text: 'س ص', parts: [{ page: 1 }, { page: 2 }] } }])
  })

  it('says behind which word of the new version something is missing', () => {
    const { changes } = compareTexts([page('أ ب ج د')], [page('أ ج د')])
    expect(changes).toMatchObject([{ kind: 'deleted', old: { text: 'ب' }, after: { page: 1, from: 0, to: 0 } }])
    expect(compareTexts([page('أ ب ج')], [page('ب ج')]).changes).toMatchObject([{ kind: 'deleted', after: null }])
  })
})

describe('headers, footers and page numbers', () => {
  const text = Array.from({ length: 90 }, (_, n) => `كلمة${n}`)
  /** `perPage` words a page, nine a line, under a header and over a footer at fixed heights. */
  function paper(perPage: number, footer: (page: number) => string): PageWords[] {
    return Array.from({ length: Math.ceil(text.length / perPage) }, (_, index) => {
      const own = text.slice(index * perPage, (index + 1) * perPage)
      const lines = own.flatMap((word, at) => (at % 9 === 8 && at < own.length - 1 ? [word, '/'] : [word]))
      const parts = [
        page('مجلس الوزراء', index + 1, 790),
        page(lines.join(' '), index + 1),
        page(footer(index + 1), index + 1, 20),
      ]
      let line = -1
      const words = parts.flatMap((part) => {
        const first = line + 1
        return part.words.map((word) => {
          line = Math.max(line, first + word.line)
          return { ...word, line: first + word.line }
        })
      })
      return { page: index + 1, words }
    })
  }

  it('are no changes when text flows on to other pages', () => {
    const footer = (number: number) => `صفحة ${number} من المذكرة`
    expect(compareTexts(paper(30, footer), paper(45, footer)).changes).toEqual([])
  })

  it('are reported once when they change', () => {
    const { changes } = compareTexts(
      paper(30, (number) => `سري ${number}`),
      paper(30, (number) => `عام ${number}`),
    )
    expect(changes.map(named)).toEqual([['reworded', 'سري', 'عام']])
  })

  it('are text where their numbers do not grow with the page', () => {
    const sums = [100, 250, 70]
    const { changes } = compareTexts(
      paper(30, (number) => `المبلغ ${sums[number - 1]}`),
      paper(30, (number) => `المبلغ ${number === 2 ? 260 : sums[number - 1]}`),
    )
    expect(changes.map(named)).toEqual([['reworded', '250', '260']])
  })
})
