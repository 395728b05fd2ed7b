// The word-box model: a page's glyphs to its words in logical reading order. Source: the house's paper rules, "The word-box
// model". Steps: frames (one baseline direction each) → units (letters with marks) → chunks → reading order (tables, columns) →
// lines and segments → logical order → words.
import { chunksOf } from './chunks.ts'
import { framesOf } from './frames.ts'
import type { Segment } from './lines.ts'
import { segmentsOf } from './lines.ts'
import type { Context } from './logical-order.ts'
import type { Direction, PageGlyphs, Word } from './model.ts'
import { lineShapes } from './paragraphs.ts'
import { readingOrder } from './reading-order.ts'
import type { ReadSegment } from './segment-words.ts'
import { baseOf, bracketsMirrored, contextAfter, finishWords, readSegment, strength } from './segment-words.ts'
import { unitsOf } from './units.ts'

/** Words of one page. Glyphs outside the page's box are not seen by a reader and are left out. */
export function wordsOfPage(page: PageGlyphs): Word[] {
  const [left, bottom, right, top] = page.box
  const visible = page.glyphs.filter(
    (glyph) =>
      Number.isFinite(glyph.x + glyph.y + glyph.width + glyph.angle) &&
      glyph.size > 0.1 &&
      glyph.x > left - glyph.size &&
      glyph.x < right + glyph.size &&
      glyph.y > bottom - glyph.size &&
      glyph.y < top + glyph.size,
  )
  const read: { segment: ReadSegment; angle: number }[] = []
  for (const frame of framesOf(visible, page.rulings)) {
    const units = unitsOf(frame.glyphs)
    const chunks = chunksOf(units)
    const direction = mostly(chunks)
    const spaced = units.filter((unit) => unit.space).length * 20 > units.length
    for (const group of readingOrder(chunks, frame.rulings, direction))
      for (const segment of readGroup(segmentsOf(group, direction), direction, spaced))
        read.push({ segment, angle: frame.angle })
  }
  const mirror = bracketsMirrored(read.map((each) => each.segment))
  return read
    .filter(({ segment }) => segment.words.length > 0)
    .flatMap(({ segment, angle }, line) => finishWords(segment, line, angle, mirror))
}

/** The lines of one region. */
function readGroup(segments: readonly Segment[], direction: Direction, spaced: boolean): ReadSegment[] {
  const shapes = lineShapes(segments)
  let context: Context = 'start'
  return segments.map((segment, index) => {
    const { lean, goesOn } = shapes[index]!
    const base = baseOf(segment, surroundings(segments, index, direction), lean, direction)
    const before = goesOn ? context : 'start'
    const read = readSegment(segment, base, spaced, before)
    context = contextAfter(read, before)
    return read
  })
}

function mostly(segments: readonly Pick<Segment, 'units'>[]): Direction {
  let balance = 0
  for (const segment of segments) {
    const { right, left } = strength({ units: segment.units, size: 0 })
    balance += right - left
  }
  return balance > 0 ? 'rtl' : 'ltr'
}

/** How right-to-left (above 0) the neighbouring lines are; the page's direction decides where they say nothing. */
function surroundings(segments: readonly Segment[], index: number, direction: Direction): number {
  let balance = 0
  for (const at of [index - 1, index + 1]) {
    const segment = segments[at]
    if (!segment) continue
    const { right, left } = strength(segment)
    balance += (right - left) / 2
  }
  return balance + (direction === 'rtl' ? 1 : -1)
}
