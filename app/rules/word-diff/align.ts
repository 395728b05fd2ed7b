// Which words of two versions are the same ones, in order. Long texts are first pinned together at phrases that stand once in
// each (the idea of patience diff, B. Cohen), the longest chain of them in both orders; what lies between is aligned by the
// shortest edit script. So the time grows with the length of the texts and not with the number of their differences.
import { type Range, shortestEdit } from './myers.ts'

/** For every old word the index of the new word that it became, or −1. Kept words never cross. */
export function align(before: Int32Array, after: Int32Array): Int32Array {
  const kept = new Int32Array(before.length).fill(-1)
  const open = [{ oldFrom: 0, oldTo: before.length, newFrom: 0, newTo: after.length, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const range = trimmed(before, after, next, kept)
    if (range.oldFrom === range.oldTo || range.newFrom === range.newTo) continue
    const gaps = next.depth < DEPTH ? pinned(before, after, range, kept) : null
    if (gaps) open.push(...gaps.map((gap) => ({ ...gap, depth: next.depth + 1 })))
    else shortestEdit(before, after, range, EDITS, (i, j) => (kept[i] = j))
  }
  return kept
}

/** Each round of pins finds phrases that are unique only within a gap of the round before. */
const DEPTH = 24
const EDITS = 2000
/** Words in a phrase. A single word pins only where the shortest script would be too long. */
const PHRASES = [5, 3]
const LONG = 1000

/** Equal words at both ends are kept; what remains is a smaller range. */
function trimmed(before: Int32Array, after: Int32Array, range: Range, kept: Int32Array): Range {
  let { oldFrom, oldTo, newFrom, newTo } = range
  while (oldFrom < oldTo && newFrom < newTo && before[oldFrom] === after[newFrom]) kept[oldFrom++] = newFrom++
  while (oldFrom < oldTo && newFrom < newTo && before[oldTo - 1] === after[newTo - 1]) kept[--oldTo] = --newTo
  return { oldFrom, oldTo, newFrom, newTo }
}

/** The gaps between pins; null where nothing pins. */
function pinned(before: Int32Array, after: Int32Array, range: Range, kept: Int32Array): Range[] | null {
  const long = range.oldTo - range.oldFrom + range.newTo - range.newFrom > LONG
  for (const size of long ? [...PHRASES, 1] : PHRASES) {
    const chain = longestChain(commonPhrases(before, after, range, size))
    if (chain.length === 0) continue
    const gaps: Range[] = []
    let { oldFrom, newFrom } = range
    for (const [i, j] of chain) {
      // Covered by the pin before, or at odds with it.
      if (i < oldFrom || j < newFrom) continue
      gaps.push({ oldFrom, oldTo: i, newFrom, newTo: j })
      let length = 0
      while (i + length < range.oldTo && j + length < range.newTo && before[i + length] === after[j + length]) {
        kept[i + length] = j + length
        length++
      }
      oldFrom = i + length
      newFrom = j + length
    }
    gaps.push({ ...range, oldFrom, newFrom })
    return gaps
  }
  return null
}

/** Phrases that stand exactly once in each range, in the old order. */
function commonPhrases(before: Int32Array, after: Int32Array, range: Range, size: number): [number, number][] {
  const old = phrasesOf(before, range.oldFrom, range.oldTo, size)
  const fresh = phrasesOf(after, range.newFrom, range.newTo, size)
  const common: [number, number][] = []
  for (const [phrase, i] of old) {
    const j = i < 0 ? undefined : fresh.get(phrase)
    if (j !== undefined && j >= 0 && equal(before, i, after, j, size)) common.push([i, j])
  }
  return common
}

/** Where each phrase starts, by its hash; −1 for those that occur again. */
export function phrasesOf(words: Int32Array, from: number, to: number, size: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let at = from; at + size <= to; at++) {
    const hash = phraseHash(words, at, size)
    places.set(hash, places.has(hash) ? -1 : at)
  }
  return places
}

export function phraseHash(words: Int32Array, at: number, size: number): number {
  let hash = 0x811c9dc5
  for (let i = at; i < at + size; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193) ^ (hash >>> 15)
  return hash
}

export function equal(before: Int32Array, i: number, after: Int32Array, j: number, size: number): boolean {
  for (let n = 0; n < size; n++) if (before[i + n] !== after[j + n]) return false
  return true
}

/** The longest chain that rises in both versions; `pairs` rise in the first. */
function longestChain(pairs: readonly [number, number][]): [number, number][] {
  const ends: number[] = []
  const previous = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([, j], index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[ends[middle]!]![1] < j) low = middle + 1
      else high = middle
    }
    if (low > 0) previous[index] = ends[low - 1]!
    ends[low] = index
  })
  const chain: [number, number][] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at]!) chain.push(pairs[at]!)
  return chain.reverse()
}
