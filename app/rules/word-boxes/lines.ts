// From the chunks of one region (a column, a cell) to its lines from top to bottom, each cut into segments at wide gaps.
import type { Chunk } from './chunks.ts'
import { leftToRight } from './chunks.ts'
import type { Direction } from './model.ts'
import type { Unit } from './units.ts'

/** A part of a line that is read as a whole; its units stand from left to right. */
export type Segment = { units: Unit[]; size: number }

/** A gap wider than this (in em) parts cells, numbering and columns that stand on one line. */
const SEGMENT_GAP = 1.6

export function segmentsOf(chunks: readonly Chunk[], direction: Direction): Segment[] {
  return linesOf(chunks).flatMap((line) => {
    const segments = cut(line)
    return direction === 'rtl' ? segments.reverse() : segments
  })
}

type Line = { baseline: number; size: number; chunks: Chunk[] }

/** Largest text first, so that a line's superscripts and indices join it and not the other way round. */
function linesOf(chunks: readonly Chunk[]): Line[] {
  const lines: Line[] = []
  for (const chunk of [...chunks].sort((a, b) => b.size - a.size || b.baseline - a.baseline)) {
    let best: Line | null = null
    let most = 0
    for (const line of lines) {
      const shared = overlap(line, chunk)
      if (
        shared > most &&
        (line.size <= 1.8 * chunk.size || Math.abs(line.baseline - chunk.baseline) < 0.1 * line.size)
      ) {
        best = line
        most = shared
      }
    }
    if (best && most >= 0.5) best.chunks.push(chunk)
    else lines.push({ baseline: chunk.baseline, size: chunk.size, chunks: [chunk] })
  }
  return lines.sort((a, b) => b.baseline - a.baseline)
}

/** Which part of a chunk's height lies within a line's, both without ascenders' and descenders' extremes. */
function overlap(line: Line, chunk: Chunk): number {
  const top = Math.min(line.baseline + 0.7 * line.size, chunk.baseline + 0.7 * chunk.size)
  const bottom = Math.max(line.baseline - 0.2 * line.size, chunk.baseline - 0.2 * chunk.size)
  return (top - bottom) / (0.9 * chunk.size)
}

function cut(line: Line): Segment[] {
  const units = line.chunks.flatMap((chunk) => chunk.units).sort(leftToRight)
  const segments: Segment[] = []
  let segment: Segment | null = null
  let right = Number.NEGATIVE_INFINITY
  let spaces: Unit[] = []
  for (const unit of units) {
    if (unit.space) {
      spaces.push(unit)
      continue
    }
    if (segment && unit.x0 - right <= SEGMENT_GAP * line.size) {
      segment.units.push(...spaces, unit)
    } else {
      segment = { units: [unit], size: line.size }
      segments.push(segment)
    }
    spaces = []
    right = Math.max(right, unit.x1)
  }
  return segments
}
