import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_DEPTH } from '../../app/rules/agenda.ts'
import { splitLanguages, takeKind, takeMinutes } from '../../app/rules/agenda-hints.ts'
import { takeMarker } from '../../app/rules/agenda-markers.ts'
import { type PasteBlock, type PastedItem, proposeAgenda } from '../../app/rules/agenda-paste.ts'
import { blocksOfText } from '../../app/rules/agenda-paste-text.ts'
import { blocksOf, blocksOfHtml, outline, PASTES } from '../support/paste.ts'

const { cases } = JSON.parse(readFileSync(`${PASTES}/cases.json`, 'utf8')) as {
  cases: { file: string; items: string[] }[]
}

describe('a pasted agenda', () => {
  test.each(cases)('$file is read as its author meant it', ({ file, items }) => {
    expect(outline(proposeAgenda(blocksOf(file)))).toEqual(items)
  })

  test('nothing of a script, a style or hidden text is read', () => {
    for (const { file } of cases) {
      const words = JSON.stringify(proposeAgenda(blocksOf(file)))
      expect(words).not.toMatch(/alert|color|Hidden|mso|Style Definitions|document\.title/)
    }
  })

  test('a paper without a word proposes nothing', () => {
    expect(proposeAgenda([])).toEqual([])
    expect(proposeAgenda(blocksOfText(' \n\t\n'))).toEqual([])
    expect(proposeAgenda(blocksOfHtml('<p>&nbsp;</p><ol><li><p></p></li></ol>'))).toEqual([])
  })
})

describe('marks of numbering', () => {
  test.each([
    ['1. Roads', 'number 1', 'Roads'],
    ['١- الطرق', 'number 1', 'الطرق'],
    ['(٢) الطرق', 'number 1', 'الطرق'],
    ['1.1 Roads', 'number 2', 'Roads'],
    ['٢.١.٣ الطرق', 'number 3', 'الطرق'],
    ['أ) الطرق', 'letter arabic', 'الطرق'],
    ['هـ- الطرق', 'letter arabic', 'الطرق'],
    ['أولاً: الطرق', 'ordinal', 'الطرق'],
    ['ثاني عشر: الطرق', 'ordinal', 'الطرق'],
    ['البند الثالث: الطرق', 'ordinal', 'الطرق'],
    ['البند (٤): الطرق', 'number 1', 'الطرق'],
    ['Item 3.1: Roads', 'number 2', 'Roads'],
    ['iv. Roads', 'roman small', 'Roads'],
    ['b) Roads', 'letter small', 'Roads'],
    ['• Roads', 'bullet •', 'Roads'],
  ])('%s', (line, kind, rest) => {
    expect(takeMarker(line, null)).toMatchObject({ marker: { class: kind }, rest })
  })

  test.each([
    '2026 budget',
    '3 ministries',
    '10:30 Coffee',
    '12/3/2026 meeting',
    'د. محمد علي',
    'أ.د. محمد علي',
    'A roadmap',
  ])('%s begins with no mark', (line) => {
    expect(takeMarker(line, null)).toEqual({ marker: null, rest: line })
  })

  test('a number without a point is a mark only as the successor of the one before', () => {
    const before = { class: 'number 1', parts: [2] }
    expect(takeMarker('2.5 million', before).marker).toBeNull()
    expect(takeMarker('2.1 Health', before).marker).toMatchObject({ parts: [2, 1] })
  })
})

describe('hints in a line', () => {
  test.each([
    ['Roads (10 min)', 10, 'Roads'],
    ['الطرق (١٠ دقائق)', 10, 'الطرق'],
    ['الطرق – ١٥ دقيقة', 15, 'الطرق'],
    ['الطرق (نصف ساعة)', 30, 'الطرق'],
    ['09:00-09:45 Roads', 45, 'Roads'],
    ['Extended by 10 minutes last year', null, 'Extended by 10 minutes last year'],
    ['Roads (900 min)', null, 'Roads (900 min)'],
  ])('%s', (line, minutes, rest) => {
    expect(takeMinutes(line)).toEqual({ minutes, rest })
  })

  test('what it is for, and its two languages', () => {
    expect(takeKind('الطرق (للعلم)')).toEqual({ kind: 'information', rest: 'الطرق' })
    expect(takeKind('Election of a chair')).toMatchObject({ kind: 'election' })
    expect(splitLanguages('الطرق / Roads')).toEqual({ ar: 'الطرق', en: 'Roads' })
    expect(splitLanguages('نظام الموارد / ERP')).toEqual({ ar: 'نظام الموارد / ERP', en: '' })
    expect(splitLanguages('Roads / Bridges')).toEqual({ ar: '', en: 'Roads / Bridges' })
  })
})

const anyBlock: fc.Arbitrary<PasteBlock> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('line' as const),
      text: fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'1.٢أب)-( \n\tiab•:') })),
      level: fc.nat(12),
      heading: fc.integer({ min: 1, max: 6 }),
      indent: fc.nat(200),
    },
    { requiredKeys: ['kind', 'text'] },
  ),
  fc.record(
    {
      kind: fc.constant('row' as const),
      cells: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
      level: fc.nat(9),
    },
    { requiredKeys: ['kind', 'cells'] },
  ),
)

/** Letters alone: no mark, no length and no kind can be made of them. */
const word = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), minLength: 5, maxLength: 9 })
const sentence = fc
  .oneof(word('qwrtpsdfghjklz'), word('صضقفشسكلنث'))
  .chain((first) => fc.array(fc.constant(first), { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')))
const mark = fc.constantFrom('', '1. ', '1.1 ', '٣- ', 'أ) ', 'أولاً: ', '• ', 'iv. ', '(2) ', 'Item 4: ')
const tail = fc.constantFrom('', ' (10 min)', ' – ٢٠ دقيقة', ' (للعلم)', ' (for decision)')
const written: fc.Arbitrary<PasteBlock & { words: string }> = fc
  .record({
    mark,
    sentence,
    tail,
    level: fc.option(fc.nat(4)),
    row: fc.boolean(),
    heading: fc.option(fc.integer({ min: 1, max: 3 })),
  })
  .map(({ mark, sentence, tail, level, row, heading }) => {
    const text = `${mark}${sentence}${tail}`
    return row
      ? { kind: 'row', cells: ['', text, '5'], words: sentence }
      : { kind: 'line', text, words: sentence, ...(level !== null && { level }), ...(heading !== null && { heading }) }
  })

const wordsIn = (items: readonly PastedItem[]): string =>
  items.flatMap(({ title, purpose, presenter }) => [title.ar, title.en, purpose.ar, purpose.en, presenter]).join('\n')

describe('whatever is pasted', () => {
  test('never throws, never steps deeper by more than one, and never proposes an item without a word', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 30 }), (blocks) => {
        let above = 0
        for (const { depth, title, kept, minutes } of proposeAgenda(blocks)) {
          expect(title.ar + title.en).not.toBe('')
          expect(minutes === null || (minutes > 0 && minutes <= 600)).toBe(true)
          if (!kept) continue
          expect(depth).toBeGreaterThanOrEqual(1)
          expect(depth).toBeLessThanOrEqual(Math.min(MAX_DEPTH, above + 1))
          above = depth
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('never loses a line: every word of it stands in a title or a purpose', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 25 }), (blocks) => {
        const words = wordsIn(proposeAgenda(blocks))
        for (const block of blocks) expect(words).toContain(block.words)
      }),
      { numRuns: 1_000 },
    )
  })

  test('every line that has a letter is told, whatever else it has', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 12 }), (blocks) => {
        const said = blocks.filter((block) => /\p{L}/u.test(block.kind === 'row' ? block.cells.join('') : block.text))
        if (said.length > 0) expect(proposeAgenda(blocks).length).toBeGreaterThan(0)
      }),
    )
  })

  test('the HTML of strangers is read without a fault', () => {
    const tag = fc.constantFrom('p', 'ol', 'ul', 'li', 'table', 'tr', 'td', 'div', 'span', 'br', 'script', 'h2')
    fc.assert(
      fc.property(fc.array(fc.tuple(tag, fc.string(), fc.boolean()), { maxLength: 30 }), (parts) => {
        const html = parts.map(([name, text, shut]) => `<${name}>${text}${shut ? `</${name}>` : ''}`).join('')
        proposeAgenda(blocksOfHtml(html))
      }),
      { numRuns: 300 },
    )
  })
})
