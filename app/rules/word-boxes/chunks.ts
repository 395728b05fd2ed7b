// From units to chunks: pieces of a line without a wide gap. Chunks are what columns, tables and lines are found with; words
// are cut later, on whole lines.
import type { Unit } from './units.ts'

export type Chunk = {
  x0: number
  x1: number
  y0: number
  y1: number
  /** Baseline and size of the largest unit. */
  baseline: number
  size: number
  units: Unit[]
}

/** Wider than any word space of normal text, narrower than a gutter. */
const CHUNK_GAP = 0.7

export function chunksOf(units: readonly Unit[]): Chunk[] {
  const chunks: Chunk[] = []
  for (const row of rowsOf(units)) {
    let chunk: Chunk | null = null
    let spaces: Unit[] = []
    for (const unit of row) {
      if (unit.space) {
        spaces.push(unit)
        continue
      }
      if (chunk && unit.x0 - chunk.x1 <= CHUNK_GAP * Math.max(unit.size, chunk.size)) {
        chunk.units.push(...spaces)
        grow(chunk, unit)
      } else {
        chunk = start(unit)
        chunks.push(chunk)
      }
      spaces = []
    }
  }
  return chunks
}

/** Units that share a baseline, each row from left to right by the middle of its units. */
function rowsOf(units: readonly Unit[]): Unit[][] {
  const sorted = [...units].sort((a, b) => b.y - a.y)
  const rows: Unit[][] = []
  let row: Unit[] = []
  for (const unit of sorted) {
    const first = row[0]
    if (first && first.y - unit.y > 0.12 * Math.max(first.size, unit.size)) {
      rows.push(row)
      row = []
    }
    row.push(unit)
  }
  if (row.length > 0) rows.push(row)
  for (const each of rows) each.sort(leftToRight)
  return rows
}

/** By middle; a ligature's parts that share a place keep the order in which they were drawn, last drawn rightmost. */
export function leftToRight(a: Unit, b: Unit): number {
  return a.x0 + a.x1 - b.x0 - b.x1 || a.order - b.order
}

function start(unit: Unit): Chunk {
  return {
    x0: unit.x0,
    x1: unit.x1,
    y0: unit.bottom,
    y1: unit.top,
    baseline: unit.y,
    size: unit.size,
    units: [unit],
  }
}

function grow(chunk: Chunk, unit: Unit) {
  chunk.units.push(unit)
  chunk.x0 = Math.min(chunk.x0, unit.x0)
  chunk.x1 = Math.max(chunk.x1, unit.x1)
  chunk.y0 = Math.min(chunk.y0, unit.bottom)
  chunk.y1 = Math.max(chunk.y1, unit.top)
  if (unit.size > chunk.size) {
    chunk.size = unit.size
    chunk.baseline = unit.y
  }
}
