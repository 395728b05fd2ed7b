// Two columns of pages held beside each other by the words that are the same in both: which height belongs to which.
import type { Anchor, Spot } from '../rules/word-diff/anchors.ts'
import type { Layout, PageSize } from './page-layout.ts'
import { pageMatrix, toScreen } from './page-matrix.ts'

export type Column = { layout: Layout; sizes: readonly PageSize[]; scale: number }
type Pair = [old: number, now: number]

/** Where a place of the paper lies in its column, in CSS pixels. */
export function heightOf({ layout, sizes, scale }: Column, [page, x, y]: Spot): number {
  const [placed, size] = [layout.pages[page - 1], sizes[page - 1]]
  if (!placed || !size) return 0
  const [width, height, rotation] = size
  return placed.top + toScreen(pageMatrix([0, 0, width, height], rotation, scale), x, y)[1]
}

/** Rising in both columns, from their beginnings to their ends; what would lead backwards is left out. */
export function pairHeights(anchors: readonly Anchor[], old: Column, now: Column): Pair[] {
  const pairs: Pair[] = [[0, 0]]
  const end: Pair = [old.layout.height, now.layout.height]
  for (const anchor of anchors) {
    const pair: Pair = [heightOf(old, anchor.old), heightOf(now, anchor.new)]
    const last = pairs.at(-1) as Pair
    if (pair[0] > last[0] && pair[1] > last[1] && pair[0] < end[0] && pair[1] < end[1]) pairs.push(pair)
  }
  return [...pairs, end]
}

/** The height in the other column, in proportion between the nearest pairs. */
export function heightBeside(pairs: readonly Pair[], side: 'old' | 'now', height: number): number {
  const [own, other] = side === 'old' ? ([0, 1] as const) : ([1, 0] as const)
  const at = pairs.findIndex((pair) => pair[own] >= height)
  const after = pairs[at] ?? pairs.at(-1)
  const before = pairs[Math.max(0, at - 1)]
  if (!after || !before || at < 0) return pairs.at(-1)?.[other] ?? 0
  const span = after[own] - before[own]
  return before[other] + (span === 0 ? 0 : ((height - before[own]) / span) * (after[other] - before[other]))
}
