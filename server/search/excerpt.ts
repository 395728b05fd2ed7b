import { fold } from '../../app/rules/arabic.ts'
import { soughtIn } from '../../app/rules/search-terms.ts'

/** Words of a text as they are written, those that were sought marked. */
export type Excerpt = { text: string; hit: boolean }[]

const WIDTH = 24
const BEFORE = 6

/** The stretch in which most of the sought words stand, the first of such; null where none does. */
export function excerptOf(words: readonly string[], sought: readonly string[][]): Excerpt | null {
  const marks = words.map((word) => soughtIn(word, sought))
  let best = { from: -1, found: 0 }
  for (const [from, mark] of marks.entries()) {
    if (mark.length === 0) continue
    const found = new Set(marks.slice(from, from + WIDTH - BEFORE).flat()).size
    if (found > best.found) best = { from, found }
  }
  return best.from === -1 ? null : around(words, best.from, (at) => (marks[at] as number[]).length > 0)
}

/** Less than this is chance. */
const ALIKE = 0.4

/** Around the word most like what was sought. */
export function likest(words: readonly string[], folded: string): Excerpt | null {
  const wanted = folded.split(' ').map(pairsOf)
  const alike = words.map((word) => Math.max(...wanted.map((pairs) => likeness(pairs, pairsOf(fold(word))))))
  const best = Math.max(...alike)
  return best >= ALIKE ? around(words, alike.indexOf(best), (at) => alike[at] === best) : null
}

function around(words: readonly string[], from: number, isHit: (at: number) => boolean): Excerpt {
  const start = Math.max(0, from - BEFORE)
  return words.slice(start, start + WIDTH).map((text, place) => ({ text, hit: isHit(start + place) }))
}

const pairsOf = (word: string): Set<string> =>
  new Set(Array.from(` ${word} `.slice(0, -1), (_, at) => ` ${word} `.slice(at, at + 2)))

/** Dice's coefficient: 1 for the same word, 0 for one that shares no two letters in a row. */
function likeness(a: Set<string>, b: Set<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / (a.size + b.size)
}
