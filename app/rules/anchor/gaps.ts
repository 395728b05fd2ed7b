// What lies between shared passages: a reworded paragraph stands where its neighbours stand, or where most of its words are.
// Within a gap words are matched in order (longest common subsequence); a few common words alone match nothing.
import { type Alignment, join } from './alignment.ts'

/** Cells of a table of words by words: above this nothing is compared word by word. */
const MOST_CELLS = 4_000_000
/** Part of the words around a match that must match too. */
const DENSE = 0.4
const AROUND = 8
/** A gap may be found elsewhere when it is this long and this part of its words is there. */
const LONG = 8
const ELSEWHERE = 0.5

type Gap = { start: number; end: number }

export function fillGaps(old: Int32Array, now: Int32Array, alignment: Alignment): void {
  for (const gap of gapsOf(alignment.to)) {
    const places = neighbours(gap, alignment, now.length)
    const best = bestOf(places, (place) => common(old, gap, now, place))
    if (best) take(best.pairs, gap, alignment)
  }
  findElsewhere(old, now, alignment)
}

/** Runs of -1. */
function gapsOf(map: Int32Array): Gap[] {
  const gaps: Gap[] = []
  let start = -1
  for (let at = 0; at <= map.length; at++) {
    const open = at < map.length && map[at] === -1
    if (open && start < 0) start = at
    if (open || start < 0) continue
    gaps.push({ start, end: at })
    start = -1
  }
  return gaps
}

/** The free stretch after the new place of the word before, and the one before the new place of the word after. */
function neighbours({ start, end }: Gap, { to, from }: Alignment, length: number): Gap[] {
  const after = start > 0 ? to[start - 1]! + 1 : 0
  const before = end < to.length ? to[end]! : length
  const places: Gap[] = []
  let last = after
  while (last < length && from[last] === -1) last++
  if (last > after) places.push({ start: after, end: last })
  let first = before
  while (first > 0 && from[first - 1] === -1) first--
  if (before > first && first !== after) places.push({ start: first, end: before })
  return places
}

function findElsewhere(old: Int32Array, now: Int32Array, alignment: Alignment): void {
  const long = (map: Int32Array) => gapsOf(map).filter((gap) => gap.end - gap.start >= LONG)
  const places = long(alignment.from).map((gap) => ({ gap, bag: bagOf(now, gap) }))
  for (const gap of long(alignment.to)) {
    const bag = bagOf(old, gap)
    const near = places
      .map((place) => ({ place, shared: shared(bag, place.bag) / Math.min(bag.size, place.bag.size) }))
      .filter((one) => one.shared >= ELSEWHERE)
      .sort((a, b) => b.shared - a.shared)
      .slice(0, 3)
    const best = bestOf(
      near.map((one) => one.place.gap),
      (place) => common(old, gap, now, place),
    )
    if (best && best.pairs.length >= ELSEWHERE * (gap.end - gap.start)) take(best.pairs, gap, alignment)
  }
}

const bagOf = (words: Int32Array, { start, end }: Gap) => new Set(words.subarray(start, end))
function shared(a: Set<number>, b: Set<number>): number {
  let count = 0
  for (const word of a) if (b.has(word)) count++
  return count
}

type Found = { pairs: [number, number][] }
function bestOf(places: Gap[], compare: (place: Gap) => Found): Found | null {
  let best: Found | null = null
  for (const place of places) {
    const found = compare(place)
    if (found.pairs.length > (best?.pairs.length ?? 0)) best = found
  }
  return best
}

/** Longest common subsequence of two stretches. */
function common(old: Int32Array, a: Gap, now: Int32Array, b: Gap): Found {
  const [n, m] = [a.end - a.start, b.end - b.start]
  if (n * m > MOST_CELLS) return { pairs: [] }
  const table = new Uint16Array((n + 1) * (m + 1))
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      table[i * (m + 1) + j] =
        old[a.start + i] === now[b.start + j]
          ? table[(i + 1) * (m + 1) + j + 1]! + 1
          : Math.max(table[(i + 1) * (m + 1) + j]!, table[i * (m + 1) + j + 1]!)
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < n && j < m; ) {
    if (old[a.start + i] === now[b.start + j]) pairs.push([a.start + i++, b.start + j++])
    else if (table[(i + 1) * (m + 1) + j]! >= table[i * (m + 1) + j + 1]!) i++
    else j++
  }
  return { pairs }
}

function take(pairs: [number, number][], { start, end }: Gap, alignment: Alignment): void {
  const matched = new Set(pairs.map(([i]) => i))
  const isDense = (i: number) => {
    let [all, hit] = [0, 0]
    // Words outside the gap match already.
    for (let at = i - AROUND; at <= i + AROUND; at++) {
      if (at < 0 || at >= alignment.to.length) continue
      all += 1
      if (at < start || at >= end ? alignment.to[at] !== -1 : matched.has(at)) hit += 1
    }
    return hit >= DENSE * all
  }
  for (const [i, j] of pairs)
    if (isDense(i) && alignment.to[i] === -1 && alignment.from[j] === -1) join(alignment, i, j)
}
