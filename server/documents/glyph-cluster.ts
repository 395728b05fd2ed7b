import { turn } from '../../app/rules/word-boxes/frames.ts'
import type { Glyph } from '../../app/rules/word-boxes/model.ts'

/**
 * Glyphs that together stand for `text`, as one. Where the text has several words, or the glyphs stand on several lines, they
 * stay as they are: a word has a place of its own.
 */
export function withText(glyphs: Glyph[], text: string): Glyph[] {
  const [first, ...others] = glyphs
  if (!first || text === '') return []
  if (text.trim() !== '' && /\s/.test(text)) return glyphs
  const level = (glyph: Glyph) => turn(glyph.x, glyph.y, -first.angle)
  const [, base] = level(first)
  const oneLine = others.every(
    (glyph) => Math.abs(glyph.angle - first.angle) < 0.01 && Math.abs(level(glyph)[1] - base) < first.size,
  )
  if (!oneLine) return glyphs
  const widest = glyphs.reduce((a, b) => (b.width > a.width ? b : a))
  const from = Math.min(...glyphs.map((glyph) => level(glyph)[0]))
  const to = Math.max(...glyphs.map((glyph) => level(glyph)[0] + glyph.width))
  const [x, y] = turn(from, level(widest)[1], first.angle)
  return [{ ...widest, text, isGiven: true, x, y, width: to - from }]
}
