// A proposed tree of items while it is looked at: lines left out or kept, moved a level in or out, and the tree that accepting
// makes of them. Whatever is done to a line, no item stands more than one level below the one before it. Source: preparing a
// sitting (accept the tree).
import { MAX_DEPTH } from './agenda.ts'

export type ProposedLine = { depth: number; kept: boolean }
export type PlacedLine = { depth: number; number: string; parent: number | null }

/** Where each kept line will stand: its level, its number, and its parent's place among the kept ones. Null for a line left out. */
export function placeLines(lines: readonly ProposedLine[]): (PlacedLine | null)[] {
  const open: { at: number; number: string }[] = []
  const counts: number[] = []
  let at = -1
  return lines.map((line) => {
    if (!line.kept) return null
    at += 1
    const depth = Math.max(1, Math.min(line.depth, open.length + 1, MAX_DEPTH))
    open.length = depth - 1
    counts.length = Math.min(counts.length, depth)
    counts[depth - 1] = (counts[depth - 1] ?? 0) + 1
    const parent = open.at(-1) ?? null
    const number = parent ? `${parent.number}.${counts[depth - 1]}` : String(counts[depth - 1])
    open.push({ at, number })
    return { depth, number, parent: parent?.at ?? null }
  })
}

/** The line a level in (1) or out (-1), with all that stands below it; null where it cannot go. */
export function shiftLine<T extends ProposedLine>(lines: readonly T[], at: number, by: 1 | -1): T[] | null {
  const placed = placeLines(lines)
  const own = placed[at]
  if (!own) return null
  const before = placed.slice(0, at).findLast((line) => line !== null)
  const below = rangeBelow(placed, at)
  const deepest = Math.max(own.depth, ...below.map((one) => placed[one]?.depth ?? 0))
  if (by === 1 && (!before || own.depth > before.depth || deepest >= MAX_DEPTH)) return null
  if (by === -1 && own.depth === 1) return null
  return lines.map((line, index) => {
    const depth = placed[index]?.depth ?? line.depth
    return { ...line, depth: index === at || below.includes(index) ? depth + by : depth }
  })
}

function rangeBelow(placed: readonly (PlacedLine | null)[], at: number): number[] {
  const below: number[] = []
  for (let next = at + 1; next < placed.length; next += 1) {
    const line = placed[next]
    if (!line) continue
    if (line.depth <= (placed[at]?.depth ?? 0)) break
    below.push(next)
  }
  return below
}
