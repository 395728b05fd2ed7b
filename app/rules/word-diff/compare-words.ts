// What became of the words of a text in its next version: which are the same, moved, reworded, deleted and inserted. Source: the
// house's paper rules, "What changed since you read it". The steps tell the whole of both versions: every old word stands in
// exactly one step and every new word in exactly one, the new ones in their order, so that the steps lead from old to new.
import { align } from './align.ts'
import type { Hunk, Stretch } from './hunks.ts'
import { hunksOf, settled, slid } from './hunks.ts'
import { findMoves } from './moves.ts'
import { pairPieces } from './pieces.ts'

export type Step =
  | { kind: 'same' | 'moved' | 'reworded'; old: Stretch; new: Stretch }
  | { kind: 'deleted'; old: Stretch }
  | { kind: 'inserted'; new: Stretch }

/** A word by what its spellings share (its folded form), and whether a sentence or a line ends with it. */
export type Token = { key: string; ends: boolean }

export function compareWords(old: readonly Token[], fresh: readonly Token[]): Step[] {
  const [before, after] = numbered(old, fresh)
  const hunks = slid(settled(hunksOf(align(before!, after!), fresh.length)), old, fresh)
  const moves = findMoves({ keys: before!, tokens: old }, { keys: after!, tokens: fresh }, hunks)
  const { deleted, arrived } = pairPieces(before!, after!, hunks, moves)
  const steps: Step[] = []
  let last: Hunk = { old: { from: 0, to: 0 }, new: { from: 0, to: 0 } }
  const end = { from: old.length, to: old.length }
  for (const [index, hunk] of [...hunks, { old: end, new: end }].entries()) {
    if (hunk.old.from > last.old.to)
      steps.push({
        kind: 'same',
        old: { from: last.old.to, to: hunk.old.from },
        new: { from: last.new.to, to: last.new.to + hunk.old.from - last.old.to },
      })
    for (const stretch of deleted[index] ?? []) steps.push({ kind: 'deleted', old: stretch })
    steps.push(...(arrived[index] ?? []))
    last = hunk
  }
  return steps
}

/** Equal words get equal numbers. */
function numbered(...texts: (readonly Token[])[]): Int32Array[] {
  const numbers = new Map<string, number>()
  return texts.map((text) =>
    Int32Array.from(text, ({ key }) => {
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, numbers.size)
      return numbers.size - 1
    }),
  )
}
