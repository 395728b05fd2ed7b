// Text that left one place and came to another: the longest common passages of what was taken out and what was put in.
import { equal, phraseHash } from './align.ts'
import type { Token } from './compare-words.ts'
import type { Hunk, Stretch } from './hunks.ts'
import { sizeOf } from './hunks.ts'

export type Version = { keys: Int32Array; tokens: readonly Token[] }
/** Equal words at both places. */
export type Move = { old: Stretch; new: Stretch }

/** Passages are found by phrases of this many words … */
const SEED = 3
/** … and count as moved from this length on, or when they are whole lines or sentences (a heading) … */
const LEAST = 6
/** … or when no more than this parts them from a passage that moved with them. */
const NEAR = 8
/** A phrase that stood twice stands once when the longer passage around the other is taken. */
const ROUNDS = 3

export function findMoves(old: Version, fresh: Version, hunks: readonly Hunk[]): Move[] {
  const left = hunks.map((hunk) => hunk.old)
  const came = hunks.map((hunk) => hunk.new)
  const free = { old: marked(old.keys.length, left), new: marked(fresh.keys.length, came) }
  const moves: Move[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = moves.length
    const found = passages(old.keys, fresh.keys, left, came, free).sort((a, b) => sizeOf(b.old) - sizeOf(a.old))
    for (const passage of found) {
      const move = stillFree(passage, free)
      if (!move || !(isLong(move, old.tokens, fresh.tokens) || moves.some((other) => isBeside(other, move)))) continue
      free.old.fill(0, move.old.from, move.old.to)
      free.new.fill(0, move.new.from, move.new.to)
      moves.push(move)
    }
    if (moves.length === before) break
  }
  return moves.sort((a, b) => a.new.from - b.new.from)
}

type Free = { old: Uint8Array; new: Uint8Array }

/** Words that are the same in both versions stand between hunks, so no passage crosses from one into another. */
function marked(length: number, stretches: readonly Stretch[]): Uint8Array {
  const marks = new Uint8Array(length)
  for (const { from, to } of stretches) marks.fill(1, from, to)
  return marks
}

function passages(before: Int32Array, after: Int32Array, left: Stretch[], came: Stretch[], free: Free): Move[] {
  const places = phrases(after, came, free.new)
  const out: Move[] = []
  const seen = new Set<number>()
  for (const [phrase, i] of phrases(before, left, free.old)) {
    const j = places.get(phrase)
    if (i < 0 || j === undefined || j < 0 || !equal(before, i, after, j, SEED)) continue
    let start = 0
    while (joins(free.old, i - start) && joins(free.new, j - start) && before[i - start - 1] === after[j - start - 1])
      start++
    let length = SEED
    while (joins(free.old, i + length) && joins(free.new, j + length) && before[i + length] === after[j + length])
      length++
    const from = i - start
    const key = from * after.length + j - start
    if (seen.has(key)) continue
    seen.add(key)
    out.push({ old: { from, to: i + length }, new: { from: j - start, to: j + length } })
  }
  return out
}

/** Whether the words on both sides of `at` are free. */
const joins = (free: Uint8Array, at: number) => free[at] === 1 && free[at - 1] === 1

/** Where each free phrase starts; −1 for those that occur again. */
function phrases(words: Int32Array, stretches: readonly Stretch[], free: Uint8Array): Map<number, number> {
  const places = new Map<number, number>()
  for (const { from, to } of stretches)
    for (let at = from; at + SEED <= to; at++) {
      if (!free[at] || !free[at + 1] || !free[at + 2]) continue
      const hash = phraseHash(words, at, SEED)
      places.set(hash, places.has(hash) ? -1 : at)
    }
  return places
}

/** A passage without the words at its ends that belong to others by now; null if nothing whole remains. */
function stillFree({ old, new: fresh }: Move, free: Free): Move | null {
  const isTaken = (n: number) => free.old[old.from + n] === 0 || free.new[fresh.from + n] === 0
  let first = 0
  let end = sizeOf(old)
  while (first < end && isTaken(first)) first++
  while (end > first && isTaken(end - 1)) end--
  for (let n = first; n < end; n++) if (isTaken(n)) return null
  if (end - first < SEED) return null
  return {
    old: { from: old.from + first, to: old.from + end },
    new: { from: fresh.from + first, to: fresh.from + end },
  }
}

const isLong = (move: Move, old: readonly Token[], fresh: readonly Token[]) =>
  sizeOf(move.old) >= LEAST || (isWhole(old, move.old) && isWhole(fresh, move.new))

const isWhole = (tokens: readonly Token[], { from, to }: Stretch) =>
  (from === 0 || tokens[from - 1]!.ends) && (tokens[to - 1]?.ends ?? false)

const isBeside = (one: Move, other: Move) => follows(one, other) || follows(other, one)

const follows = (first: Move, second: Move) =>
  isNear(second.old.from - first.old.to) && isNear(second.new.from - first.new.to)

const isNear = (gap: number) => gap >= 0 && gap <= NEAR
