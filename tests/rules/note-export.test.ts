// What notes become for other programs: their order, their numbers, their places, and XFDF that is always well-formed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appearanceOf } from '../../app/rules/note-export/appearance.ts'
import { marksOf, type SourceNote } from '../../app/rules/note-export/marks.ts'
import { pdfDate } from '../../app/rules/note-export/pdf-date.ts'
import { xfdfOf } from '../../app/rules/note-export/xfdf.ts'

/** Control characters but tab and ends of lines, and what is no character: XML 1.0, 2.2. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu
const AT = '2026-11-30T07:00:00.000Z'
const words = { nameOf: (id: string) => `Name of ${id}`, layerName: (audience: string) => `Layer ${audience}` }
const selector = { exact: 'الكلمات', prefix: '', suffix: '' }
const common = (id: string) => ({ id, author: 'huda', createdAt: AT, page: 1, selector })
const quad = (y: number) => [10, y + 10, 60, y + 10, 10, y, 60, y]
const marked = (id: string, y: number, text: string, more = {}) =>
  ({ ...common(id), kind: 'highlight', quads: [quad(y)], text, ...more }) as SourceNote
const reply = (id: string, to: string, createdAt = AT) =>
  ({ id, author: 'sami', createdAt, kind: 'reply', to, text: `Answer ${id}` }) as SourceNote
const marksIn = (notes: SourceNote[], audience = 'body') => marksOf([{ audience, notes }], words)

describe('notes as marks', () => {
  test('stand in reading order, each followed by its answers as they were given', () => {
    const marks = marksIn([
      reply('late', 'low', '2026-11-30T09:00:00.000Z'),
      marked('low', 100, 'b'),
      reply('early', 'low', '2026-11-30T08:00:00.000Z'),
      marked('high', 700, 'a'),
    ])
    expect(marks.map(({ id }) => id)).toEqual(['high', 'low', 'early', 'late'])
    expect(marks.map(({ replyTo }) => replyTo)).toEqual([null, null, 'low', 'low'])
  })

  test('are numbered as in the reader: what is said counts, a bare mark and a drawing do not', () => {
    const ink = { ...common('ink'), kind: 'ink', stroke: [1, 900, 0.5, 3, 904, 0.5], width: 2 } as SourceNote
    const marks = marksIn([marked('bare', 700, ''), marked('said', 600, 'a'), ink, marked('more', 500, 'b')])
    expect(marks.map(({ id, number }) => [id, number])).toEqual([
      ['ink', 0],
      ['bare', 0],
      ['said', 1],
      ['more', 2],
    ])
  })

  test('that were taken back are absent, and what answered them too', () => {
    expect(marksIn([marked('gone', 700, 'a', { removed: true }), reply('answer', 'gone')])).toEqual([])
  })

  test('carry the name of their author, of their layer, and the place in points', () => {
    const [mark] = marksIn([marked('note', 700, 'a', { editedAt: '2026-11-30T08:00:00.000Z' })], 'private')
    expect(mark).toMatchObject({
      author: 'Name of huda',
      subject: 'Layer private',
      tone: 'private',
      rect: [9.1, 699.1, 60.9, 710.9],
      created: AT,
      modified: '2026-11-30T08:00:00.000Z',
    })
  })

  test('are drawn with nothing but numbers and operators', () => {
    const kinds: SourceNote[] = [
      marked('a', 700, 'x'),
      { ...common('b'), kind: 'ink', stroke: [1, 2, 0, 3, 4, 1, 5, 6, 0.5], width: 2 } as SourceNote,
      { ...common('c'), kind: 'ink', stroke: [1, 2, 0.5], width: 2 } as SourceNote,
      { ...common('d'), kind: 'comment', at: [5, 6], text: ') Tj ET' } as SourceNote,
      { ...common('e'), kind: 'freetext', box: [1, 2, 30, 40], size: 12, text: 'Q q' } as SourceNote,
    ]
    for (const mark of marksIn(kinds))
      expect(appearanceOf(mark)).toMatch(/^(\/(Multiply|Pale) gs|-?\d+(\.\d+)?|m|l|h|f|B|S|re|rg|RG|w|J|j|q|Q|\s)+$/)
  })
})

test('a moment is written in UTC, and what is none not at all', () => {
  expect(pdfDate('2026-11-30T10:00:00.000+03:00')).toBe("D:20261130070000+00'00'")
  expect(pdfDate('yesterday')).toBe('')
})

describe('XFDF', () => {
  test('names page, place, author, words and what is answered', () => {
    const text = xfdfOf(marksIn([marked('note', 700, 'سطر\nوسطر'), reply('answer', 'note')]), 'ورقة.pdf')
    expect(text).toContain('<f href="ورقة.pdf"/>')
    expect(text).toContain('<highlight page="0" rect="9.1,699.1,60.9,710.9" name="note" title="Name of huda"')
    expect(text).toContain('coords="10,710,60,710,10,700,60,700"')
    expect(text).toContain('<contents>سطر&#10;وسطر</contents>')
    expect(text).toMatch(/<text [^>]*inreplyto="note" replyType="reply"/)
  })

  test('is well-formed and gives every word back, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' }), (said, name) => {
        const marks = marksOf([{ audience: 'body', notes: [marked('note', 700, said)] }], {
          ...words,
          nameOf: () => name,
        })
        const text = xfdfOf(marks, name)
        expect(text.search(FORBIDDEN)).toBe(-1)
        expect(text.isWellFormed()).toBe(true)
        const inside = /<contents>([^<>]*)<\/contents>/.exec(text)?.[1] ?? ''
        expect(inside.replace(/&(amp|lt|gt|quot|#9|#10|#13);/g, '')).not.toContain('&')
        expect(unescaped(inside)).toBe(said.toWellFormed().replace(FORBIDDEN, ''))
      }),
    )
  })
})

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#9': '\t', '#10': '\n', '#13': '\r' }
const unescaped = (text: string) => text.replace(/&([^;]+);/g, (_, name) => NAMED[name] ?? '?')
