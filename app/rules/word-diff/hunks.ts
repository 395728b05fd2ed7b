// Where two versions differ, as a person would mark it: no word kept by chance between two rewritten phrases, and an inserted
// sentence that begins where the sentence begins.
import type { Token } from './compare-words.ts'

/** Words `from` up to but not including `to`. */
export type Stretch = { from: number; to: number }
/** A difference: these old words stand where those new ones stand. Between hunks the versions are the same. */
export type Hunk = { old: Stretch; new: Stretch }

export const sizeOf = ({ from, to }: Stretch) => to - from

export function hunksOf(kept: Int32Array, newLength: number): Hunk[] {
  const hunks: Hunk[] = []
  let oldFrom = 0
  let newFrom = 0
  const close = (oldTo: number, newTo: number) => {
    if (oldTo > oldFrom || newTo > newFrom)
      hunks.push({ old: { from: oldFrom, to: oldTo }, new: { from: newFrom, to: newTo } })
  }
  kept.forEach((j, i) => {
    if (j < 0) return
    close(i, j)
    oldFrom = i + 1
    newFrom = j + 1
  })
  close(kept.length, newLength)
  return hunks
}

/** At most so many words between two larger changes are taken into them. */
const BY_CHANCE = 3

export function settled(hunks: readonly Hunk[]): Hunk[] {
  const out: Hunk[] = []
  for (const hunk of hunks) {
    let next = hunk
    for (let last = out.at(-1); last && byChance(last, next); last = out.at(-1)) {
      out.pop()
      next = { old: { from: last.old.from, to: next.old.to }, new: { from: last.new.from, to: next.new.to } }
    }
    out.push(next)
  }
  return out
}

function byChance(before: Hunk, after: Hunk): boolean {
  const between = after.old.from - before.old.to
  const size = (hunk: Hunk) => Math.max(sizeOf(hunk.old), sizeOf(hunk.new))
  return between <= BY_CHANCE && between < size(before) && between < size(after)
}

/** "a b. [c b.] d" and "a [b. c] b. d" say the same: the place is taken whose ends are the ends of sentences or lines. */
export function slid(hunks: readonly Hunk[], old: readonly Token[], fresh: readonly Token[]): Hunk[] {
  const out: Hunk[] = []
  hunks.forEach((hunk, index) => {
    const before = out.at(-1)
    const after = hunks[index + 1]
    // A word stays between two changes, so that they remain two.
    const backward = before ? hunk.old.from - before.old.to - 1 : hunk.old.from
    const forward = after ? after.old.from - hunk.old.to - 1 : old.length - hunk.old.to
    const by =
      sizeOf(hunk.old) === 0
        ? bestSlide(fresh, hunk.new, backward, forward)
        : sizeOf(hunk.new) === 0
          ? bestSlide(old, hunk.old, backward, forward)
          : 0
    out.push({ old: shifted(hunk.old, by), new: shifted(hunk.new, by) })
  })
  return out
}

/** No phrase that is repeated by chance is longer. */
const FARTHEST = 20

function bestSlide(tokens: readonly Token[], { from, to }: Stretch, backward: number, forward: number): number {
  let best = 0
  let most = fitness(tokens, from, to)
  const consider = (by: number) => {
    const found = fitness(tokens, from + by, to + by)
    if (found > most) [best, most] = [by, found]
  }
  for (let by = 1; by <= Math.min(forward, FARTHEST) && tokens[from + by - 1]!.key === tokens[to + by - 1]!.key; by++)
    consider(by)
  for (let by = 1; by <= Math.min(backward, FARTHEST) && tokens[from - by]!.key === tokens[to - by]!.key; by++)
    consider(-by)
  return best
}

const fitness = (tokens: readonly Token[], from: number, to: number) =>
  (from === 0 || tokens[from - 1]!.ends ? 1 : 0) + (tokens[to - 1]!.ends ? 1 : 0)

const shifted = ({ from, to }: Stretch, by: number): Stretch => ({ from: from + by, to: to + by })
