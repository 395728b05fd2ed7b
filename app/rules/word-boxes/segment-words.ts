// From a segment (what stands on a line, left to right) to its words in logical order.
import { bidiClass, isStrongRight } from './bidi-class.ts'
import { quadOf } from './frames.ts'
import type { Segment } from './lines.ts'
import type { Context, Visual } from './logical-order.ts'
import { logicalOrder } from './logical-order.ts'
import type { Direction, Quad, Word } from './model.ts'
import type { Unit } from './units.ts'

type Letter = { unit: Unit; at: number; rtl: boolean }
/** A segment in logical order: its words as letters, brackets still as the file maps them. */
export type ReadSegment = { words: Letter[][]; base: Direction }

/** A gap wider than this (in em) parts words where the file draws no spaces, as TeX never does … */
const WORD_GAP = 0.14
/** … and where it draws them: there a gap inside a word is kerning. */
const GAP_BESIDE_SPACES = 0.35

/** `spaced` says that the page draws its spaces; `after` is the class of the strong letter that this line goes on from. */
export function readSegment(segment: Segment, base: Direction, spaced = false, after: Context = 'start'): ReadSegment {
  const gap = drawsSpaces(segment, spaced) ? GAP_BESIDE_SPACES : WORD_GAP
  const visual: (Unit | null)[] = []
  let previous: Unit | null = null
  let parted = false
  for (const unit of segment.units) {
    if (unit.space) {
      parted = true
      continue
    }
    if (previous && (parted || unit.x0 - previous.x1 > gap * Math.max(unit.size, previous.size))) visual.push(null)
    visual.push(unit)
    parted = false
    if (!previous || unit.x1 >= previous.x1 || unit.x0 > previous.x0) previous = unit
  }
  const classes = visual.map((unit) => (unit ? visualOf(unit.text) : { kind: 'WS' as const, pair: 0 }))
  const words: Letter[][] = []
  let word: Letter[] = []
  for (const { at, rtl } of logicalOrder(classes, base, after)) {
    const unit = visual[at]
    if (unit) word.push({ unit, at, rtl })
    else if (word.length > 0) {
      words.push(word)
      word = []
    }
  }
  if (word.length > 0) words.push(word)
  return { words, base }
}

/** Short lines say little of themselves: a number in a cell. */
function drawsSpaces({ units }: Segment, spaced: boolean): boolean {
  const spaces = units.filter((unit) => unit.space).length
  return spaces * 15 >= units.length || (spaced && units.length <= 20)
}

export const visualOf = (text: string): Visual => ({
  kind: bidiClass(text),
  pair: pairOf(text),
  trails: '%٪‰'.includes(text),
})

/** The last strong letter in reading order, for the line that goes on from this one. */
export function contextAfter({ words }: ReadSegment, before: Context): Context {
  for (const { unit } of words.flat().reverse()) {
    const kind = bidiClass(unit.text)
    if (kind === 'AL') return 'AL'
    if (kind === 'L' || kind === 'R') return 'other'
  }
  return before
}

/**
 * A line's own direction: the page's where its paragraph is flush on that side (`lean`; flush on the other it may be no more than
 * aligned so), else that of most of its letters and of its neighbours'; for letters of one script, its full stop's side.
 */
export function baseOf(segment: Segment, around: number, lean: Direction | null, page: Direction): Direction {
  const { right, left } = strength(segment)
  if (right > 0 && left > 0) return lean === page ? page : right - left + around > 0 ? 'rtl' : 'ltr'
  if (right === 0 && left === 0) return around > 0 ? 'rtl' : 'ltr'
  const drawn = segment.units.filter((unit) => !unit.space)
  const first = drawn[0]!.text
  const last = drawn.at(-1)!.text
  if (left > 0) return (around > 0 || lean === 'rtl') && TERMINAL.test(first) && !TERMINAL.test(last) ? 'rtl' : 'ltr'
  return around < 0 && TERMINAL.test(last) && !TERMINAL.test(first) ? 'ltr' : 'rtl'
}

const TERMINAL = /^[.,:;!?،؛؟]$/

export function strength(segment: Segment): { right: number; left: number } {
  let right = 0
  let left = 0
  for (const unit of segment.units) {
    const kind = unit.space ? 'WS' : bidiClass(unit.text)
    if (isStrongRight(kind)) right++
    else if (kind === 'L') left++
  }
  return { right, left }
}

/**
 * Whether the page's files map a right-to-left bracket to what is drawn (so it must be mirrored back) or to what is meant; both
 * kinds of file exist. The reading in which more brackets find their partner is taken.
 */
export function bracketsMirrored(segments: readonly ReadSegment[]): boolean {
  let asMapped = 0
  let mirrored = 0
  let openMapped = 0
  let openMirrored = 0
  for (const segment of segments)
    for (const letter of segment.words.flat()) {
      const pair = letter.rtl ? pairOf(letter.unit.text) : 0
      if (pair === 1) openMapped++
      if (pair === -1 && openMapped > 0) {
        openMapped--
        asMapped++
      }
      if (pair === -1) openMirrored++
      if (pair === 1 && openMirrored > 0) {
        openMirrored--
        mirrored++
      }
    }
  return mirrored > asMapped
}

export function finishWords(segment: ReadSegment, line: number, angle: number, mirror: boolean): Word[] {
  return segment.words.flatMap((letters) => {
    const text = letters
      .map(({ unit, rtl }) => (mirror && rtl ? mirrorOf(unit.text) : unit.text))
      .join('')
      .normalize('NFC')
    return text === '' ? [] : [{ text, quads: quadsOf(letters, angle), line, dir: directionOf(letters, segment.base) }]
  })
}

function directionOf(letters: Letter[], base: Direction): Direction {
  const kinds = letters.map((letter) => bidiClass(letter.unit.text))
  if (kinds.some(isStrongRight)) return 'rtl'
  return kinds.some((kind) => kind === 'L' || kind === 'EN' || kind === 'AN') ? 'ltr' : base
}

function quadsOf(letters: Letter[], angle: number): Quad[] {
  const sorted = [...letters].sort((a, b) => a.at - b.at)
  const quads: Quad[] = []
  let run: Letter[] = []
  const finish = () => {
    const units = run.map((letter) => letter.unit)
    quads.push(
      quadOf(
        angle,
        Math.min(...units.map((unit) => unit.x0)),
        Math.min(...units.map((unit) => unit.bottom)),
        Math.max(...units.map((unit) => unit.x1)),
        Math.max(...units.map((unit) => unit.top)),
      ),
    )
  }
  for (const letter of sorted) {
    const before = run.at(-1)
    if (before && letter.at !== before.at + 1) {
      finish()
      run = []
    }
    run.push(letter)
  }
  finish()
  return quads
}

const PAIRS = ['()', '[]', '{}', '«»', '‹›', '⟨⟩']

export function pairOf(text: string): number {
  if (PAIRS.some((pair) => pair[0] === text)) return 1
  return PAIRS.some((pair) => pair[1] === text) ? -1 : 0
}

function mirrorOf(text: string): string {
  for (const pair of PAIRS) {
    if (pair[0] === text) return pair[1]!
    if (pair[1] === text) return pair[0]!
  }
  return text === '<' ? '>' : text === '>' ? '<' : text
}
