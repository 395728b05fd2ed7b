// Moving through the words of a page by keys: left and right are the eye's, and always lead on through the reading order; up and
// down keep the column. Source: the word-box model.
import type { Word } from './model.ts'

export type CaretKey = 'left' | 'right' | 'up' | 'down' | 'line_start' | 'line_end'

/**
 * The word that a key leads to, or the same one at the end of the page. Which way left leads is asked of the line of `by`
 * (the end of a selection that stays, or the word itself), never of the word alone: in a line of two directions the way back and
 * the way on would otherwise meet in the same two words for ever.
 */
export function caretStep(words: readonly Word[], at: number, key: CaretKey, by = at): number {
  if (key === 'up' || key === 'down') return lineStep(words, at, key)
  const line = words[at]?.line
  if (key === 'line_start') return words.findIndex((word) => word.line === line)
  if (key === 'line_end') return words.findLastIndex((word) => word.line === line)
  const on = (key === 'left') === isRtlLine(words, words[by]?.line)
  return Math.min(words.length - 1, Math.max(0, at + (on ? 1 : -1)))
}

/** Most of a line's words decide its direction; where they are equal, Arabic does. */
function isRtlLine(words: readonly Word[], line: number | undefined): boolean {
  let balance = 0
  for (const word of words) if (word.line === line) balance += word.dir === 'rtl' ? 1 : -1
  return balance >= 0
}

/** The word of the next or previous line that stands nearest above or below. */
function lineStep(words: readonly Word[], at: number, way: 'down' | 'up'): number {
  const here = words[at]
  const middle = (word: Word | undefined) => ((word?.quads[0]?.[0] ?? 0) + (word?.quads[0]?.[2] ?? 0)) / 2
  const line = (here?.line ?? 0) + (way === 'down' ? 1 : -1)
  let best = at
  let away = Number.POSITIVE_INFINITY
  words.forEach((word, index) => {
    if (word.line !== line) return
    const distance = Math.abs(middle(word) - middle(here))
    if (distance < away) {
      away = distance
      best = index
    }
  })
  return best
}

/** The first word, in reading order, whose top is not above this height of the page; the first of all when none is. */
export const firstBelow = (words: readonly Word[], height: number): number =>
  Math.max(
    0,
    words.findIndex((word) => (word.quads[0]?.[1] ?? 0) <= height),
  )
