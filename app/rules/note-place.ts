// Where a note lies on its page, whatever its kind: the box around its words, its line, its own text or its point.
// Source: the house's paper rules, "Annotations"; ISO 32000-2, 12.5.6 (Rect, QuadPoints, InkList).
/** Left, bottom, right, top, in PDF points from the lower left corner. */
export type Box = [left: number, bottom: number, right: number, top: number]
/** The fields of a note that say where it is: one of these, by its kind. */
export type Placed =
  | { kind: 'highlight' | 'underline' | 'strike'; quads: readonly (readonly number[])[] }
  | { kind: 'ink'; stroke: readonly number[]; width: number }
  | { kind: 'freetext'; box: readonly number[] }
  | { kind: 'comment'; at: readonly number[] }

/** Height of a line of words on the page, in its size. */
export const LINE = 1.6

export function boxOf(note: Placed): Box {
  switch (note.kind) {
    case 'ink':
      return around(pointsOf(note.stroke, 3), note.width / 2)
    case 'freetext':
      return note.box as unknown as Box
    case 'comment':
      return around([note.at as [number, number]], 0)
    default:
      return around(
        note.quads.flatMap((quad) => pointsOf(quad, 2)),
        0,
      )
  }
}

/** How high its first line stands: what comes first in reading order has the greater height. */
export const topOf = (note: Placed): number =>
  note.kind === 'highlight' || note.kind === 'underline' || note.kind === 'strike'
    ? Math.max(...pointsOf(note.quads[0] ?? [0, 0], 2).map(([, y]) => y))
    : boxOf(note)[3]

/** The box of words on the page with as much height as they take: its top and its sides stay. */
export function fitBox(text: string, [left = 0, , right = 0, top = 0]: readonly number[], size: number): Box {
  // Half the size is the width of a letter in Arabic and in Latin alike; a line too many costs nothing.
  const inLine = Math.max(1, Math.floor((right - left) / (size * 0.5)))
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / inLine)), 0)
  return [left, top - lines * size * LINE, right, top]
}

function pointsOf(flat: readonly number[], step: number): [number, number][] {
  const points: [number, number][] = []
  for (let at = 0; at + 1 < flat.length; at += step) points.push([flat[at] as number, flat[at + 1] as number])
  return points
}

function around(points: [number, number][], margin: number): Box {
  const box: Box = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x - margin)
    box[1] = Math.min(box[1], y - margin)
    box[2] = Math.max(box[2], x + margin)
    box[3] = Math.max(box[3], y + margin)
  }
  return box
}
