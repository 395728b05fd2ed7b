// From drawn glyphs to units: one letter with the marks that sit on it. Files draw marks apart, with an advance of zero and in any
// order; overprinting draws a glyph twice for boldness.
import type { FrameGlyph } from './frames.ts'

/** A letter with its marks, in NFKC; `space` units part words and take no room of their own. */
export type Unit = FrameGlyph & { space: boolean }

export function unitsOf(glyphs: readonly FrameGlyph[]): Unit[] {
  const units: Unit[] = []
  const marks: { glyph: FrameGlyph; text: string; after: number }[] = []
  const seen = new Overprint()
  const clustered = glyphs.some(isClusterMark)
  for (const glyph of glyphs) {
    const text = clustered ? ownPart(glyph) : plain(glyph.text)
    if (text === '') {
      if (isStretch(glyph)) units.push({ ...glyph, text: '', space: false })
      continue
    }
    const space = text.trim() === ''
    if (!space && seen.has(glyph, text)) continue
    const mark = markOf(text)
    // A spacing accent over a letter (TeX sets naïve so) is a mark only where a letter stands under it.
    if (mark) marks.push({ glyph, text: mark, after: units.length })
    else units.push({ ...glyph, text: space ? ' ' : text, space })
  }
  for (const mark of marks) attach(mark, units)
  for (const unit of units) unit.text = settle(unit.text)
  return units
}

/** LibreOffice draws a justified Arabic word longer with glyphs that map to nothing: they hold the word together. */
const isStretch = (glyph: FrameGlyph) => /^\p{Cc}*$/u.test(glyph.text) && glyph.x1 - glyph.x0 > 0.05 * glyph.size

/**
 * Some programs (Typst) map the letter and its mark, two glyphs, both to the text of the pair. Such a file is known by a glyph
 * without width that claims a letter: there a mark keeps only its mark, and an Arabic letter only its letters.
 */
const isClusterMark = (glyph: FrameGlyph) => glyph.x1 - glyph.x0 < 0.01 * glyph.size && /\p{L}\p{M}/u.test(glyph.text)

function ownPart(glyph: FrameGlyph): string {
  const text = plain(glyph.text)
  if (isClusterMark(glyph)) return text.replace(/\P{M}/gu, '')
  return !glyph.isGiven && /\p{Script=Arabic}\p{M}/u.test(text) ? text.replace(/\p{M}/gu, '') : text
}

const CONTROL = /[\p{Cc}\u00AD\u200B\u200E\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]/gu
const SPACING_ACCENTS: Record<string, string> = {
  '´': '\u0301',
  '`': '\u0300',
  '¨': '\u0308',
  ˆ: '\u0302',
  '˜': '\u0303',
  '¯': '\u0304',
  ˇ: '\u030C',
  '˘': '\u0306',
  '˙': '\u0307',
  '˚': '\u030A',
  '¸': '\u0327',
}

/** A tab or line feed drawn as a glyph is a space; a soft hyphen that was drawn is a hyphen. */
function plain(text: string): string {
  return text
    .replace(/[\t\n\r\u00A0\u202F]/g, ' ')
    .replace(/\u00AD/g, '-')
    .replace(CONTROL, '')
}

function markOf(text: string): string | null {
  if (SPACING_ACCENTS[text]) return SPACING_ACCENTS[text]
  const bare = text.normalize('NFKC').replace(/[ \u0640]/g, '')
  return /^\p{M}+$/u.test(bare) ? bare : null
}

/** NFKC, except that a character which it would break at a space (ﷺ) stays whole. */
function settle(text: string): string {
  const normal = text.normalize('NFKC')
  return text.trim() !== '' && normal.includes(' ') ? text.normalize('NFC') : normal
}

function attach(mark: { glyph: FrameGlyph; text: string; after: number }, units: Unit[]) {
  const { glyph } = mark
  const middle = (glyph.x0 + glyph.x1) / 2
  let best: Unit | null = null
  let bestDistance = glyph.size * 0.35
  for (const index of [mark.after, mark.after - 1, mark.after + 1, mark.after - 2]) {
    const unit = units[index]
    if (!unit || unit.space || Math.abs(unit.y - glyph.y) > unit.size) continue
    const distance = Math.max(unit.x0 - middle, middle - unit.x1, 0)
    if (distance < bestDistance) {
      best = unit
      bestDistance = distance
    }
  }
  // The letter may have been given with its marks already.
  if (best?.isGiven && [...mark.text].every((each) => best.text.includes(each))) return
  if (best) best.text = (mark.text === '\u0308' ? best.text.replace('ı', 'i') : best.text) + mark.text
  else if (SPACING_ACCENTS[glyph.text]) units.splice(mark.after, 0, { ...glyph, space: false })
}

/** Finds a glyph that was drawn before at nearly the same place. */
class Overprint {
  readonly #places = new Map<number, { glyph: FrameGlyph; text: string }[]>()

  has(glyph: FrameGlyph, text: string): boolean {
    const near = glyph.size * 0.15
    const cell = Math.max(1, Math.round(glyph.size))
    const column = (x: number) => Math.floor(x / cell)
    for (const x of new Set([column(glyph.x0 - near), column(glyph.x0 + near)]))
      for (const y of new Set([column(glyph.y - near), column(glyph.y + near)]))
        for (const other of this.#places.get(x * 65_536 + y) ?? [])
          if (
            other.text === text &&
            Math.abs(other.glyph.x0 - glyph.x0) < near &&
            Math.abs(other.glyph.y - glyph.y) < near
          )
            return true
    const key = column(glyph.x0) * 65_536 + column(glyph.y)
    const here = this.#places.get(key)
    if (here) here.push({ glyph, text })
    else this.#places.set(key, [{ glyph, text }])
    return false
  }
}
