// What a note without words of its own quotes: the line nearest to it.
import { type Quote, quoteOf } from '../rules/anchor/quote.ts'
import type { Word } from '../rules/word-boxes/model.ts'
import { wordAt } from '../rules/word-boxes/selection.ts'

const NOTHING: Quote = { exact: '', prefix: '', suffix: '' }

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
