import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bidiClass } from '../../app/rules/word-boxes/bidi-class.ts'
import { caretStep, firstBelow } from '../../app/rules/word-boxes/caret.ts'
import { findForms, findWords } from '../../app/rules/word-boxes/find.ts'
import { logicalOrder } from '../../app/rules/word-boxes/logical-order.ts'
import type { Direction, Glyph, Ruling, Word } from '../../app/rules/word-boxes/model.ts'
import { visualOf } from '../../app/rules/word-boxes/segment-words.ts'
import { quadsOfWords, textOfWords, wordAt, wordsBetween } from '../../app/rules/word-boxes/selection.ts'
import { wordsOfPage } from '../../app/rules/word-boxes/words-of-page.ts'

const BOX: [number, number, number, number] = [0, 0, 600, 800]

/** Glyphs of a text as it is drawn from left to right, each 6 points wide, at size 10. */
function drawn(visual: string, x: number, y: number, angle = 0): Glyph[] {
  return [...visual].map((text, i) => ({
    text,
    x: x + 6 * i * Math.cos(angle),
    y: y + 6 * i * Math.sin(angle),
    width: 6,
    angle,
    size: 10,
    ascent: 8,
    descent: -2,
  }))
}

const words = (glyphs: Glyph[], rulings: Ruling[] = []) => wordsOfPage({ glyphs, rulings, box: BOX })
const texts = (glyphs: Glyph[], rulings: Ruling[] = []) => words(glyphs, rulings).map((word) => word.text)
const reversed = (text: string) => [...text].reverse().join('')

function read(visual: string, base: Direction): string {
  const letters = [...visual]
  const line = letters.map((text) => visualOf(text))
  return logicalOrder(line, base)
    .map(({ at }) => letters[at])
    .join('')
}

describe('logical order', () => {
  it.each<[string, string, Direction, string]>([
    ['an Arabic line is read from the right', 'دحاو ينثا', 'rtl', 'اثني واحد'],
    ['digits keep their order', '2022 ماع', 'rtl', 'عام 2022'],
    ['Arabic-Indic digits and their separators too', '٣٨٤٬٥٠٠٫٢ غلبم', 'rtl', 'مبلغ ٣٨٤٬٥٠٠٫٢'],
    ['a Latin reference with its number is one run', 'TB-2026/017 مقر', 'rtl', 'رقم TB-2026/017'],
    ['a time keeps its colon', '10:30 ةعاس', 'rtl', 'ساعة 10:30'],
    ['years joined by a hyphen after Arabic stand the other way round', '2026-2022 نم', 'rtl', 'من 2022-2026'],
    ['per cent stands left of its number after Arabic', '%82 ةبسن', 'rtl', 'نسبة 82%'],
    ['a bracket closes the Latin run that it opened in', 'ABC (Ltd) ةكرش', 'rtl', 'شركة ABC (Ltd)'],
    ['a line may begin with Latin words in brackets', 'نم وضع (Chairman)', 'rtl', '(Chairman) عضو من'],
    ['at the start of a paragraph a per cent sign stands behind its number', 'نم %82.5', 'rtl', '82.5% من'],
    ['signs after a Latin letter stand left of it', '++C ةغل', 'rtl', 'لغة C++'],
    ['a left-to-right line turns only its Arabic', 'the يبرع صن here', 'ltr', 'the نص عربي here'],
    ['a European number stays beside an Arabic run in a Latin line', 'in 2022 ماع on', 'ltr', 'in 2022 عام on'],
    ['a line of digits alone stays', '1,250,000', 'rtl', '1,250,000'],
  ])('%s', (_, visual, base, logical) => {
    expect(read(visual, base)).toBe(logical)
  })

  it('a line that goes on after Arabic reads its numbers as numbers after Arabic', () => {
    const letters = [...'ةعاسلا 2026-05-17']
    const ordered = (after: 'start' | 'AL') =>
      logicalOrder(letters.map(visualOf), 'rtl', after)
        .map(({ at }) => letters[at])
        .join('')
    expect(ordered('start')).toBe('2026-05-17 الساعة')
    expect(ordered('AL')).toBe('17-05-2026 الساعة')
  })

  it('a line that goes on after Latin words reads its numbers with those that follow', () => {
    const letters = [...'.2.2 AA']
    const ordered = logicalOrder(letters.map(visualOf), 'rtl', 'other').map(({ at }) => letters[at])
    expect(ordered.join('')).toBe('2.2 AA.')
  })

  it('a letter that is given with its mark does not get it twice', () => {
    const [letter] = drawn('يُ'.slice(0, 1), 100, 100)
    const mark = { ...letter!, text: 'يُ', width: 0, x: 102 }
    expect(texts([{ ...letter!, text: 'يُ', isGiven: true }, mark])).toEqual(['يُ'])
    expect(texts([{ ...letter!, text: 'ي' }, mark])).toEqual(['يُ'])
  })

  it('glyphs that stretch a word hold it together and say nothing', () => {
    const stretched = drawn('ةدا\u0006\u0006م', 100, 700)
    expect(texts(stretched)).toEqual(['مادة'])
    expect(texts(drawn('\u0006', 100, 700))).toEqual([])
  })

  it('a vowel mark on a comma makes no Latin letter of it', () => {
    expect(bidiClass('،\u0650')).toBe('CS')
  })

  it('a gap inside a word is kerning where the page draws its spaces, and parts words where it draws none', () => {
    const line = (space: string) => [
      ...drawn(`نيك${space}`, 10, 700),
      ...drawn(`دد${space}بب`, 10 + 6 * (3 + space.length) + 2, 700),
    ]
    expect(texts(line(' ')).length).toBe(3)
    const kerned = [...drawn('بب بب بب بب دك', 10, 700), ...drawn('أ', 10 + 6 * 14 + 2, 700)]
    expect(texts(kerned)).toHaveLength(5)
    const tex = [...drawn('دك', 10, 700), ...drawn('أ', 10 + 6 * 2 + 2, 700)]
    expect(texts(tex)).toHaveLength(2)
  })

  it('places every letter exactly once', () => {
    const letter = fc.constantFrom('ا', 'ب', 'ש', 'a', 'B', '1', '٢', '-', ',', '%', '(', ')', ' ', '«', '؟')
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 60 }), fc.constantFrom<Direction>('ltr', 'rtl'), (line, base) => {
        const units = line.map((text) => visualOf(text))
        const places = logicalOrder(units, base).map((placed) => placed.at)
        expect([...places].sort((a, b) => a - b)).toEqual(line.map((_, i) => i))
      }),
    )
  })
})

describe('words of a page', () => {
  it('do not depend on the order in which glyphs are drawn', () => {
    const page = [
      ...drawn(reversed('محضر الاجتماع'), 300, 700),
      ...drawn('No. 12 of 2026', 50, 650),
      ...drawn(reversed('جدول الأعمال'), 300, 600),
    ]
    const plain = texts(page)
    fc.assert(
      fc.property(fc.shuffledSubarray(page, { minLength: page.length }), (shuffled) => {
        expect(texts(shuffled)).toEqual(plain)
      }),
      { numRuns: 30 },
    )
  })

  it('are parted by gaps where the file draws no spaces', () => {
    expect(texts([...drawn('two', 50, 700), ...drawn('words', 71, 700)])).toEqual(['two', 'words'])
  })

  it('take a superscript into their line', () => {
    const high = drawn('2', 80, 704).map((glyph) => ({ ...glyph, size: 6, ascent: 5, descent: -1 }))
    expect(texts([...drawn('metre', 50, 700), ...high, ...drawn('below', 50, 688)])).toEqual(['metre2', 'below'])
  })

  it('carry the marks that are drawn apart, and one copy of what is drawn twice', () => {
    const mark = { ...drawn('\u064B', 59, 701)[0]!, width: 0 }
    const page = [mark, ...drawn(reversed('رقما'), 50, 700)]
    expect(texts(page)).toEqual(['رقم\u064Bا'])
    expect(texts([...page, ...drawn(reversed('رقما'), 50.4, 700)])).toEqual(['رقم\u064Bا'])
  })

  it('are NFKC, with presentation forms and ligatures as letters', () => {
    expect(texts(drawn('\uFEB2\uFEE0\uFEA0\uFEE4\uFEDF\uFE8D', 50, 700))).toEqual(['المجلس'])
    expect(texts(drawn('eﬃcient', 50, 700))).toEqual(['efficient'])
  })

  it('keep the letters of a ligature in their own order', () => {
    const glyphs = drawn('سXجملا', 50, 700)
    glyphs[1]!.text = 'لا'
    expect(texts(glyphs)).toEqual(['المجلاس'])
  })

  it('mirror brackets back where the file maps them as drawn', () => {
    expect(texts(drawn(`(${reversed('نص')})`, 50, 700))).toEqual(['(نص)'])
    expect(texts(drawn(`)${reversed('نص')}(`, 50, 700))).toEqual(['(نص)'])
  })

  it('leave out what lies outside the page', () => {
    expect(texts([...drawn('seen', 50, 700), ...drawn('unseen', 50, 900)])).toEqual(['seen'])
  })

  it('read columns one after the other, the right one first in Arabic', () => {
    const column = (letter: string, x: number) =>
      Array.from({ length: 8 }, (_, i) =>
        drawn(`${letter.repeat(10)} ${letter.repeat(12)} ${letter}${letter}`, x, 700 - 13 * i),
      ).flat()
    const order = (left: string, right: string) => {
      const found = texts([...column(left, 50), ...column(right, 330)])
      return [found.lastIndexOf(left.repeat(2)), found.indexOf(right.repeat(10))]
    }
    const [lastLeft, firstRight] = order('a', 'b')
    expect(lastLeft!).toBeLessThan(firstRight!)
    const found = texts([...column('ا', 50), ...column('ب', 330)])
    expect(found.lastIndexOf('بب')).toBeLessThan(found.indexOf('ا'.repeat(10)))
  })

  it('read a ruled table cell by cell, rows first, and a merged cell once', () => {
    const level = [700, 660, 620, 590].map((y) => ({ x1: 50, y1: y, x2: 450, y2: y }))
    const upright = [50, 250, 450].map((x) => ({ x1: x, y1: x === 250 ? 620 : 590, x2: x, y2: 700 }))
    const cells = [
      ...drawn('one', 60, 685),
      ...drawn('more', 60, 670),
      ...drawn('two', 260, 685),
      ...drawn('three', 60, 645),
      ...drawn('four', 260, 645),
      ...drawn('again', 260, 630),
      ...drawn('total of all', 220, 600),
    ]
    expect(texts(cells, [...level, ...upright]).join(' ')).toBe('one more two three four again total of all')
  })

  it('read turned text after the upright text, with quads along its own baseline', () => {
    const found = words([...drawn('upright text', 50, 700), ...drawn('turned', 300, 300, Math.PI / 2)])
    expect(found.map((word) => word.text)).toEqual(['upright', 'text', 'turned'])
    // Top-left, top-right, bottom-left, bottom-right as the reader of that text sees them.
    expect(found[2]!.quads).toEqual([[292, 300, 292, 336, 302, 300, 302, 336]])
  })

  it('have quads in the order that viewers expect', () => {
    expect(words(drawn('box', 50, 700))[0]!.quads).toEqual([[50, 708, 68, 708, 50, 698, 68, 698]])
  })
})

const word = (text: string, x: number, y: number, width: number, line: number, dir: Direction = 'ltr'): Word => ({
  text,
  quads: [[x, y + 8, x + width, y + 8, x, y - 2, x + width, y - 2]],
  line,
  dir,
})

describe('selection', () => {
  const page = [
    word('one', 50, 700, 20, 0),
    word('two', 75, 700, 20, 0),
    word('three', 100, 700, 30, 0),
    word('four', 50, 680, 20, 1),
  ]

  it('finds the word under a point, the nearest one beside it, and none in white space', () => {
    expect(wordAt(page, 80, 703)).toBe(1)
    expect(wordAt(page, 135, 703)).toBe(2)
    expect(wordAt(page, 400, 300)).toBeNull()
    expect(wordAt([], 0, 0)).toBeNull()
  })

  it('takes words in either direction of the drag', () => {
    expect(wordsBetween(page, 2, 1).map((each) => each.text)).toEqual(['two', 'three'])
    expect(textOfWords(page, 1, 3)).toBe('two three four')
  })

  it('covers a line with one quad and never a word that was not chosen', () => {
    expect(quadsOfWords(page, 1, 3)).toEqual([
      [75, 708, 130, 708, 75, 698, 130, 698],
      [50, 688, 70, 688, 50, 678, 70, 678],
    ])
    // Read one, two, three; drawn three, one, two.
    const mixed = [word('one', 50, 700, 20, 0), word('two', 75, 700, 20, 0), word('three', 10, 700, 30, 0)]
    expect(quadsOfWords(mixed, 1, 2)).toEqual([
      [10, 708, 40, 708, 10, 698, 40, 698],
      [75, 708, 95, 708, 75, 698, 95, 698],
    ])
  })

  it('covers exactly the chosen words, whatever is chosen', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), (a, b) => {
        const quads = quadsOfWords(page, a, b)
        page.forEach((each, index) => {
          const [x1, y1, x2, , , y3] = each.quads[0]!
          const covered = quads.some((q) => q[0] <= (x1 + x2) / 2 && q[2] >= (x1 + x2) / 2 && q[1] >= y1 && q[5] <= y3)
          expect(covered).toBe(index >= Math.min(a, b) && index <= Math.max(a, b))
        })
      }),
    )
  })
})

describe('finding', () => {
  const arabic = ['قرر', 'المجلسُ', 'إحالة', 'التقرير', 'رقم', '٤٫٢'].map((text, i) =>
    word(text, 50 * i, 700, 40, 0, 'rtl'),
  )
  const english = [word('traditional', 50, 700, 50, 0), word('com-', 105, 700, 20, 0), word('pilers', 50, 680, 30, 1)]
  const pages = [
    { page: 1, words: arabic },
    { page: 7, words: english },
  ]

  it('folds both sides and finds words inside words', () => {
    expect(findWords(pages, 'مجلس')).toEqual([{ page: 1, from: 1, to: 1 }])
    expect(findWords(pages, 'احاله التقرير')).toEqual([{ page: 1, from: 2, to: 3 }])
    expect(findWords(pages, '4.2')).toEqual([{ page: 1, from: 5, to: 5 }])
  })

  it('finds a word that was divided at the end of a line', () => {
    expect(findWords(pages, 'Traditional  COMPILERS')).toEqual([{ page: 7, from: 0, to: 2 }])
  })

  it('finds words in other forms, together where they stand together and by themselves where they do not', () => {
    expect(findForms(pages, 'تقارير')).toEqual([])
    expect(findForms(pages, 'والتقرير رقمها')).toEqual([{ page: 1, from: 3, to: 4 }])
    expect(findForms(pages, 'للتقرير مجلس')).toEqual([
      { page: 1, from: 1, to: 1 },
      { page: 1, from: 3, to: 3 },
    ])
    expect(findForms(pages, 'المجلس traditional')).toEqual([])
    expect(findForms(pages, ' ')).toEqual([])
  })

  it('finds nothing for an empty query', () => {
    expect(findWords(pages, ' \u0640 ')).toEqual([])
  })
})

describe('moving by keys', () => {
  // A line of Arabic with two English words in it, read ا x y ب; then a line of English.
  const page = [
    word('ا', 100, 700, 10, 0, 'rtl'),
    word('x', 60, 700, 10, 0),
    word('y', 80, 700, 10, 0),
    word('ب', 40, 700, 10, 0, 'rtl'),
    word('ج', 20, 700, 10, 0, 'rtl'),
    word('one', 20, 680, 20, 1),
    word('two', 80, 680, 20, 1),
  ]

  it('leads on through a line of two directions without turning back', () => {
    const seen = [0]
    for (let n = 0; n < 4; n++) seen.push(caretStep(page, seen.at(-1)!, 'left'))
    expect(seen).toEqual([0, 1, 2, 3, 4])
    expect(caretStep(page, 2, 'right')).toBe(1)
    expect(caretStep(page, 5, 'right')).toBe(6)
  })

  it('extends as the line does where the selection began, and stops at the ends of the page', () => {
    expect(caretStep(page, 5, 'left', 3)).toBe(6)
    expect(caretStep(page, 6, 'right')).toBe(6)
    expect(caretStep(page, 0, 'right')).toBe(0)
  })

  it('keeps the column up and down, and knows where a line begins and ends', () => {
    expect(caretStep(page, 2, 'down')).toBe(6)
    expect(caretStep(page, 5, 'up')).toBe(4)
    expect(caretStep(page, 0, 'up')).toBe(0)
    expect(caretStep(page, 2, 'line_start')).toBe(0)
    expect(caretStep(page, 2, 'line_end')).toBe(4)
  })

  it('begins with the first word in sight', () => {
    expect(firstBelow(page, 800)).toBe(0)
    expect(firstBelow(page, 695)).toBe(5)
    expect(firstBelow(page, 10)).toBe(0)
  })
})
