import type { Quad } from '../rules/word-boxes/model.ts'

/** [a, b, c, d, e, f] as in SVG: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = [number, number, number, number, number, number]
/** A page's visible box in its user space. */
export type PageBox = [x1: number, y1: number, x2: number, y2: number]

/** From PDF points to CSS pixels of the page as shown: turned clockwise by `rotation`, scaled, origin at the top left. */
export function pageMatrix([x1, y1, x2, y2]: PageBox, rotation: number, scale: number): Matrix {
  const turn = ((rotation % 360) + 360) % 360
  const s = scale
  if (turn === 90) return [0, s, s, 0, -y1 * s, -x1 * s]
  if (turn === 180) return [-s, 0, 0, s, x2 * s, -y1 * s]
  if (turn === 270) return [0, -s, -s, 0, y2 * s, x2 * s]
  return [s, 0, 0, -s, -x1 * s, y2 * s]
}

export const toScreen = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
]

export function toPage([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  const det = a * d - b * c
  const [dx, dy] = [x - e, y - f]
  return [(d * dx - c * dy) / det, (a * dy - b * dx) / det]
}

/** The corners of a quad in drawing order, for an SVG polygon. */
export const polygonOf = ([ax, ay, bx, by, cx, cy, dx, dy]: Quad | number[]): string =>
  `${ax},${ay} ${bx},${by} ${dx},${dy} ${cx},${cy}`
