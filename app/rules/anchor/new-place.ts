// Candidates for a note's place in the new version, and their score: quote 50, prefix 20, suffix 20, position 2, of 92. Source:
// the house's paper rules, "Revision: no note is ever lost".
import type { Alignment } from './alignment.ts'
import { approximate } from './approximate.ts'
import { type Letters, placesOf } from './letters.ts'
import type { Place } from './old-place.ts'
import { AROUND } from './quote.ts'
import { similarity } from './similar.ts'
import { lineOf, type Text } from './text.ts'

export type Side = { text: Text; letters: Letters }
export type Compared = { old: Side; now: Side; free: Letters; alignment: Alignment }
/** `sure` is a place that the words around it also went to, and no other place would do. */
export type Candidate = Place & { score: number; sure: boolean }

/** How many characters of one side alone are enough, where the other side's paragraph went elsewhere. */
const FAR = 96

export function alignedPlace(place: Place, compared: Compared): Candidate | null {
  const { to, unsure } = compared.alignment
  const found = spanOf(place, compared.alignment)
  if (!found) return null
  let sure = isOnlyOne(place, found, compared) || isAmongItsOwn(place, found, to)
  for (let at = place.from; at <= place.to; at++) if (to[at] !== -1 && unsure[at] === 1) sure = false
  return { ...found, score: scoreOf(place, found, compared, true), sure }
}

/** A few letters on either side of a quote: with them it stands once in a text, or is a phrase that the paper repeats. */
const FEW = 12

function isOnlyOne(place: Place, found: Place, { old, now }: Compared): boolean {
  return [
    { side: old, at: place },
    { side: now, at: found },
  ].every(({ side: { letters }, at }) => {
    const sought = letters.text.slice(Math.max(0, letters.starts[at.from]! - FEW), letters.starts[at.to + 1]! + FEW)
    const first = letters.text.indexOf(sought)
    return letters.text.indexOf(sought, first + 1) === -1
  })
}

/** Words on one side, or half as many on both, of which most must have gone along with a phrase that is repeated. */
const ALONG = 80

function isAmongItsOwn(place: Place, found: Place, to: Int32Array): boolean {
  const along = (first: number, last: number) => {
    let count = 0
    for (let at = Math.max(0, first); at <= last && at < to.length; at++)
      if (to[at] !== -1 && Math.abs(to[at]! - found.from - (at - place.from)) <= ALONG / 2) count++
    return count
  }
  const before = along(place.from - ALONG, place.from - 1)
  const after = along(place.to + 1, place.to + ALONG)
  const both = along(place.from - ALONG / 2, place.from - 1) + along(place.to + 1, place.to + ALONG / 2)
  return Math.max(before, after, both) >= 0.6 * ALONG
}

/** The new words of most of a quote's words, and where its own are gone the words between those of its neighbours. */
function spanOf({ from, to }: Place, { to: map, from: back }: Alignment): Place | null {
  const length = to - from + 1
  const homes: { old: number; now: number }[] = []
  for (let old = from; old <= to; old++) if (map[old] !== -1) homes.push({ old, now: map[old]! })
  const before = from > 0 ? map[from - 1]! : -1
  const after = to + 1 < map.length ? map[to + 1]! : map.length
  if (homes.length === 0) {
    const inside = after - before - 1
    return before >= 0 && after >= 0 && inside > 0 && inside <= 2 * length + 2
      ? { from: before + 1, to: after - 1 }
      : null
  }
  const run = mostInRow(homes, Math.ceil(1.5 * length) + 2)
  const [first, last] = [run[0]!, run.at(-1)!]
  let [start, end] = [Math.min(...run.map(({ now }) => now)), Math.max(...run.map(({ now }) => now))]
  // Words at the quote's ends that were reworded: as many as were there, or all up to the neighbour's new place.
  const missing = first.old - from
  const gap = start - before - 1
  if (missing > 0) {
    const most = before >= 0 && gap >= 0 && gap <= 2 * missing + 1 ? gap : missing
    for (let k = 0; k < most && start > 0 && back[start - 1] === -1; k++) start--
  }
  const missingEnd = to - last.old
  const gapEnd = after - end - 1
  if (missingEnd > 0) {
    const most = after >= 0 && gapEnd >= 0 && gapEnd <= 2 * missingEnd + 1 ? gapEnd : missingEnd
    for (let k = 0; k < most && end + 1 < back.length && back[end + 1] === -1; k++) end++
  }
  return { from: start, to: end }
}

/** The most homes that stand within `reach` words of each other. */
function mostInRow(homes: { old: number; now: number }[], reach: number) {
  const sorted = [...homes].sort((a, b) => a.now - b.now)
  let best = sorted.slice(0, 1)
  for (let a = 0, b = 0; b < sorted.length; b++) {
    while (sorted[b]!.now - sorted[a]!.now >= reach) a++
    if (b - a + 1 > best.length) best = sorted.slice(a, b + 1)
  }
  return best.sort((a, b) => a.old - b.old)
}

/** Places with the quote's own words, or nearly those where nothing old has its home. */
export function foundPlaces(place: Place, compared: Compared): Candidate[] {
  const { old, now, free, alignment } = compared
  const sought = old.letters.text.slice(old.letters.starts[place.from]!, old.letters.starts[place.to + 1]!)
  const same = placesOf(now.letters, sought).filter((hit) => hit.whole)
  const likely = same.filter((hit) => same.length < 20 || hasNeighbour(place, hit, compared))
  const places: Place[] = likely.map(({ from, to }) => ({ from, to }))
  const near = sought.length >= 12 ? approximate(sought, free.text, Math.floor(sought.length / 4)) : null
  if (near) places.push({ from: free.owners[near.start]!, to: free.owners[near.end - 1]! })
  return places.map((found) => {
    const isFree = countFree(found, alignment) * 2 > found.to - found.from
    return {
      ...found,
      score: scoreOf(place, found, compared, false),
      sure: isFree && isOnlyOne(place, found, compared),
    }
  })
}

function hasNeighbour(place: Place, found: Place, { old, now }: Compared): boolean {
  const same = (a: number, b: number) => old.text.words[a]?.bare === now.text.words[b]?.bare
  return same(place.from - 1, found.from - 1) || same(place.to + 1, found.to + 1)
}

function countFree({ from, to }: Place, { from: back }: Alignment): number {
  let free = 0
  for (let at = from; at <= to; at++) if (back[at] === -1) free++
  return free
}

/**
 * `aligned`: the words around the note went there too. Then a long stretch of one side that is unchanged stands for both sides,
 * so that a paragraph's first words are not lost for the paragraph before it.
 */
function scoreOf(place: Place, found: Place, { old, now }: Compared, aligned: boolean): number {
  const quote = similarity(lineOf(old.text, place.from, place.to), lineOf(now.text, found.from, found.to))
  const context = Math.max(
    (before(old, place, AROUND, now, found) + after(old, place, AROUND, now, found)) / 2,
    aligned ? before(old, place, FAR, now, found) : 0,
    aligned ? after(old, place, FAR, now, found) : 0,
  )
  const [oldLength, newLength] = [old.text.words.length, now.text.words.length]
  const position = 1 - Math.abs(place.from / oldLength - found.from / newLength)
  return (50 * quote + 40 * context + 2 * position) / 92
}

function before(old: Side, place: Place, length: number, now: Side, found: Place): number {
  const tail = ({ text }: Side, { from }: Place) => lineOf(text, from - length / 2, from - 1).slice(-length)
  return similarity(tail(old, place), tail(now, found))
}

function after(old: Side, place: Place, length: number, now: Side, found: Place): number {
  const head = ({ text }: Side, { to }: Place) => lineOf(text, to + 1, to + length / 2).slice(0, length)
  return similarity(head(old, place), head(now, found))
}
