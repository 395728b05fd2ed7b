// Where a note stands in the version it was written on: its quote on its page, between the text that stood around it.
import type { Quad } from '../word-boxes/model.ts'
import { approximate } from './approximate.ts'
import { type Hit, type Letters, placesOf } from './letters.ts'
import { AROUND, type Quote } from './quote.ts'
import { similarity } from './similar.ts'
import { bareOf, type Text } from './text.ts'

/** A note to be carried. `near` is a point of its page, which tells equal places apart. */
export type Anchored = Quote & { page: number; near?: readonly [number, number] }
export type Place = { from: number; to: number }

/** The places where the note may stand: one, or several that nothing tells apart, or none. */
export function oldPlaces(note: Anchored, text: Text, letters: Letters): Place[] {
  const sought = bareOf(note.exact)
  const onPage = rangeOf(note.page, text, letters)
  let hits = onPage ? placesOf(letters, sought, onPage.first, onPage.last) : []
  // A quote may begin on the page before, or the page be counted otherwise.
  if (hits.length === 0) hits = placesOf(letters, sought)
  if (hits.length === 0) return onPage ? nearly(sought, letters, onPage) : []
  const whole = hits.filter((hit) => hit.whole)
  const scored = (whole.length > 0 ? whole : hits).map((hit) => ({ hit, score: around(hit, note, text, letters) }))
  const best = Math.max(...scored.map(({ score }) => score))
  const equal = scored.filter(({ score }) => score > best - 0.02).map(({ hit }) => hit)
  return note.near && equal.length > 1 ? [nearest(equal, note.near, text)] : equal
}

/** Held against the text, and against the page as it is printed: a quote's surroundings may hold the page's own heading. */
function around(hit: Hit, { prefix, suffix }: Quote, text: Text, letters: Letters): number {
  const [before, after] = [bareOf(prefix).slice(-AROUND), bareOf(suffix).slice(0, AROUND)]
  const { page, index } = text.words[hit.from]!
  const last = text.words[hit.to]!
  const printed = (from: number, to: number) =>
    (text.pages.get(page) ?? [])
      .slice(Math.max(0, from), to)
      .map((word) => bareOf(word.text))
      .join('')
  const befores = [letters.text.slice(Math.max(0, hit.start - AROUND), hit.start), printed(index - AROUND, index)]
  const afters = [letters.text.slice(hit.end, hit.end + AROUND), printed(last.index + 1, last.index + 1 + AROUND)]
  const best = (scores: number[]) => Math.max(0, ...scores)
  return (
    best(before ? befores.map((one) => similarity(before, one.slice(-before.length))) : []) +
    best(after ? afters.map((one) => similarity(after, one.slice(0, after.length))) : [])
  )
}

function rangeOf(page: number, { words }: Text, { starts }: Letters) {
  const first = words.findIndex((word) => word.page === page)
  if (first < 0) return null
  const last = words.findLastIndex((word) => word.page === page)
  return { first: starts[first]!, last: starts[last + 1]! }
}

/** Words that came out of the file a little differently than they were quoted. */
function nearly(sought: string, letters: Letters, { first, last }: { first: number; last: number }): Place[] {
  const found = approximate(sought, letters.text.slice(first, last), Math.floor(sought.length / 4))
  if (!found) return []
  return [{ from: letters.owners[first + found.start]!, to: letters.owners[first + found.end - 1]! }]
}

function nearest(hits: Hit[], [x, y]: readonly [number, number], { pages, words }: Text): Hit {
  const away = ({ from }: Hit) => {
    const { page, index } = words[from]!
    const quad: Quad | undefined = pages.get(page)?.[index]?.quads[0]
    return quad ? Math.hypot((quad[0] + quad[6]) / 2 - x, (quad[1] + quad[7]) / 2 - y) : Number.POSITIVE_INFINITY
  }
  return hits.reduce((best, hit) => (away(hit) < away(best) ? hit : best))
}
