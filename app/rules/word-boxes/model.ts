// The shapes of the word-box model: what a page gives (glyphs, drawn lines) and what the rest of Majlis stands on (words with
// their places). Source: the house's paper rules, "The word-box model". Everything is in PDF points in the page's own user
// space: origin bottom left, y upwards, before the page's /Rotate is applied.

/** One drawn glyph. `text` is its Unicode as the file maps it, in logical order within the glyph (a ligature has several). */
export type Glyph = {
  text: string
  /** The file says by itself what this glyph (or the group that it stands for) reads as; nothing is guessed of it. */
  isGiven?: true
  /** Origin on the baseline. */
  x: number
  y: number
  /** Length of the advance along the baseline. */
  width: number
  /** Direction of the baseline in radians, counter-clockwise from the x axis. */
  angle: number
  /** Font size in points after every transformation. */
  size: number
  /** Above and below the baseline in points; `descent` is negative. */
  ascent: number
  descent: number
}

/** A straight drawn line, horizontal or vertical on its page, or the hairline rectangle that stands for one. */
export type Ruling = { x1: number; y1: number; x2: number; y2: number }

export type PageGlyphs = { glyphs: Glyph[]; rulings: Ruling[]; box: Box }

export type Box = [x1: number, y1: number, x2: number, y2: number]

/**
 * Four corners of a text box as 8 numbers, seen by a reader of that text (so also right for rotated text):
 * [top-left x, y, top-right x, y, bottom-left x, y, bottom-right x, y]. This is the order that PDF viewers expect in an
 * annotation's QuadPoints; to draw a polygon take the corners as 1, 2, 4, 3.
 */
export type Quad = [number, number, number, number, number, number, number, number]

export type Direction = 'ltr' | 'rtl'

/**
 * A word in logical reading order. `text` is NFKC and keeps diacritics; fold it with rules/arabic to compare. `line` numbers the
 * lines of the page from 0 in reading order (a table cell's line is its own). `quads` holds one quad, or more where the two
 * writing directions split a word on the page.
 */
export type Word = { text: string; quads: Quad[]; line: number; dir: Direction }

export type PageWords = { page: number; words: Word[] }
