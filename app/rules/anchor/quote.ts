// What a note quotes: the words it stands on and 32 characters on either side, so that it can be found again in another version.
// Source: W3C Web Annotation Data Model, Text Quote Selector.
import type { Word } from '../word-boxes/model.ts'
import { textOfWords } from '../word-boxes/selection.ts'

export type Quote = { exact: string; prefix: string; suffix: string }
export const AROUND = 32

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
