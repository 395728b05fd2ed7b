// What the shape of a paragraph says about its lines: a right-to-left paragraph is flush right and ends its last line short of the
// left edge, a left-to-right one the other way round; and a line goes on from the one before when that one is full.
import type { Segment } from './lines.ts'
import type { Direction } from './model.ts'

/** `lean`: the paragraph's direction where its shape tells; `goesOn`: the line has another of its paragraph before it. */
export type LineShape = { lean: Direction | null; goesOn: boolean }

/** Shapes of the lines of one region (a column, a cell), from top to bottom. */
export function lineShapes(segments: readonly Segment[]): LineShape[] {
  const boxes = segments.map(boxOf)
  const left = Math.min(...boxes.map((box) => box.x0))
  const right = Math.max(...boxes.map((box) => box.x1))
  const own = boxes.map((box) => leanOf(box, left, right))
  let below: Direction | null = null
  const leans: (Direction | null)[] = []
  // Full lines have the direction of the short line that ends their paragraph.
  for (let index = own.length - 1; index >= 0; index--) {
    below = own[index] ?? below
    leans[index] = below
  }
  return boxes.map((box, index) => ({
    lean: leans[index]!,
    goesOn: goesOn(boxes[index - 1], box, own[index - 1] ?? null),
  }))
}

type LineBox = { x0: number; x1: number; y: number; size: number }

function boxOf({ units, size }: Segment): LineBox {
  const drawn = units.filter((unit) => !unit.space)
  return {
    x0: Math.min(...drawn.map((unit) => unit.x0)),
    x1: Math.max(...drawn.map((unit) => unit.x1)),
    y: drawn[0]!.y,
    size,
  }
}

/** Null for a line that is full, centred, or in a region too narrow to tell; an indent is no short line. */
function leanOf({ x0, x1, size }: LineBox, left: number, right: number): Direction | null {
  const least = Math.max(4 * size, 0.12 * (right - left))
  const [atLeft, atRight] = [x0 - left, right - x1]
  if (atLeft - atRight > least && atRight < 3.5 * size) return 'rtl'
  return atRight - atLeft > least && atLeft < 3.5 * size ? 'ltr' : null
}

function goesOn(before: LineBox | undefined, box: LineBox, leanBefore: Direction | null): boolean {
  if (!before || leanBefore !== null || Math.abs(before.size - box.size) > 0.1 * box.size) return false
  const down = before.y - box.y
  return down > 0.5 * box.size && down < 2.6 * box.size
}
