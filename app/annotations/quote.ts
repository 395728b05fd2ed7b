// What a note quotes: the words it stands on and 32 characters on either side, so that it can be found again in another version.
// Source: W3C Web Annotation Data Model, Text Quote Selector.
import type { Word } from '../rules/word-boxes/model.ts'
import { textOfWords, wordAt } from '../rules/word-boxes/selection.ts'

export type Quote = { exact: string; prefix: string; suffix: string }
const AROUND = 32
const NOTHING: Quote = { exact: '', prefix: '', suffix: '' }

export function quoteOf(words: readonly Word[], from: number, to: number): Quote {
  const [first, last] = [Math.min(from, to), Math.max(from, to)]
  const before = first > 0 ? textOfWords(words, Math.max(0, first - 16), first - 1) : ''
  const after = last + 1 < words.length ? textOfWords(words, last + 1, last + 16) : ''
  return {
    exact: textOfWords(words, first, last).slice(0, 4000),
    prefix: before.slice(-AROUND),
    suffix: after.slice(0, AROUND),
  }
}

/** The line nearest to a point, for what has no words of its own: a drawn line, a comment in the margin. */
export function quoteNear(words: readonly Word[] | undefined, x: number, y: number): Quote {
  if (!words || words.length === 0) return NOTHING
  const at = wordAt(words, x, y) ?? nearest(words, x, y)
  const line = words[at]?.line
  let [from, to] = [at, at]
  while (from > 0 && words[from - 1]?.line === line) from--
  while (to + 1 < words.length && words[to + 1]?.line === line) to++
  return quoteOf(words, from, to)
}

function nearest(words: readonly Word[], x: number, y: number): number {
  let best = 0
  let shortest = Number.POSITIVE_INFINITY
  words.forEach((word, index) => {
    const quad = word.quads[0]
    if (!quad) return
    const away = Math.hypot((quad[0] + quad[6]) / 2 - x, 3 * ((quad[1] + quad[7]) / 2 - y))
    if (away < shortest) {
      shortest = away
      best = index
    }
  })
  return best
}
