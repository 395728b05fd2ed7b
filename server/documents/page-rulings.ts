import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Ruling } from '../../app/rules/word-boxes/model.ts'

// pdf.js's path commands inside constructPath's buffer, with the numbers that follow each.
const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3
const HAIRLINE = 3

/**
 * The horizontal and vertical lines of one painted path, in user space: stroked sides, and filled rectangles thinner than
 * 3 points, which is how many programs draw a table's border. Slanted lines, curves and clips give nothing.
 */
export function rulingsOfPath(paint: number, data: [Float32Array | null], ctm: number[], lineWidth: number): Ruling[] {
  const buffer = data?.[0]
  if (!buffer || typeof buffer.length !== 'number') return []
  const stroked = STROKES.has(paint)
  if (!stroked && !FILLS.has(paint)) return []
  const found: Ruling[] = []
  for (const path of subpaths(buffer, ctm)) {
    if (stroked && lineWidth < 20) {
      for (let i = 1; i < path.length; i++) found.push(...ruling(path[i - 1]!, path[i]!))
    } else {
      const xs = path.map((point) => point[0])
      const ys = path.map((point) => point[1])
      const [left, right] = [Math.min(...xs), Math.max(...xs)]
      const [bottom, top] = [Math.min(...ys), Math.max(...ys)]
      const [middleX, middleY] = [(left + right) / 2, (bottom + top) / 2]
      if (top - bottom <= HAIRLINE && right - left > 2 * HAIRLINE)
        found.push(...ruling([left, middleY], [right, middleY]))
      else if (right - left <= HAIRLINE && top - bottom > 2 * HAIRLINE)
        found.push(...ruling([middleX, bottom], [middleX, top]))
    }
  }
  return found
}

type Point = [x: number, y: number]

const STROKES = new Set<number>([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const FILLS = new Set<number>([OPS.fill, OPS.eoFill])

function ruling(from: Point, to: Point): Ruling[] {
  const across = Math.abs(from[0] - to[0])
  const up = Math.abs(from[1] - to[1])
  if (Math.min(across, up) > 0.5 || Math.max(across, up) < 4) return []
  return [{ x1: from[0], y1: from[1], x2: to[0], y2: to[1] }]
}

function subpaths(buffer: Float32Array, m: number[]): Point[][] {
  const paths: Point[][] = []
  let path: Point[] = []
  const point = (x: number, y: number): Point => [m[0]! * x + m[2]! * y + m[4]!, m[1]! * x + m[3]! * y + m[5]!]
  const finish = () => {
    if (path.length > 1) paths.push(path)
    path = []
  }
  for (let i = 0; i < buffer.length; ) {
    const command = buffer[i++]
    if (command === MOVE || command === LINE) {
      if (command === MOVE) finish()
      path.push(point(buffer[i]!, buffer[i + 1]!))
      i += 2
    } else if (command === CURVE || command === QUADRATIC) {
      i += command === CURVE ? 6 : 4
      // A path with a curve is a drawing, not a ruling: its straight parts so far are kept, the rest starts anew.
      finish()
      path.push(point(buffer[i - 2]!, buffer[i - 1]!))
    } else if (path[0]) {
      path.push(path[0])
    }
  }
  finish()
  return paths
}
