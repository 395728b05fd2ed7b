import { getStroke } from 'perfect-freehand'

/** Points closer than this, in PDF points, add nothing to a line. */
const CLOSE = 0.6
const MOST_POINTS = 4_000

/** A drawn line being made: x, y, pressure in turn, in PDF points. */
export function addPoint(stroke: number[], x: number, y: number, pressure: number): void {
  const [lastX, lastY] = [stroke.at(-3), stroke.at(-2)]
  if (lastX !== undefined && lastY !== undefined && Math.hypot(x - lastX, y - lastY) < CLOSE) return
  if (stroke.length / 3 >= MOST_POINTS) return
  // Eighths are exact in 32 bits, so a stroke takes half the room in an update.
  stroke.push(eighth(x), eighth(y), eighth(pressure || 0.5))
}

const eighth = (value: number) => Math.round(value * 8) / 8

/** The outline of a stroke as an SVG path, thicker where the pen was pressed. */
export function inkPath(stroke: readonly number[], width: number): string {
  const points: [number, number, number][] = []
  for (let at = 0; at + 2 < stroke.length; at += 3)
    points.push([stroke[at] as number, stroke[at + 1] as number, stroke[at + 2] as number])
  const outline = getStroke(points, { size: width, thinning: 0.45, smoothing: 0.6, streamline: 0.4, last: true })
  if (outline.length < 3) return ''
  const [first, ...rest] = outline as [number, number][]
  const path = rest.map(([x, y], index) => {
    const [nextX, nextY] = (rest[index + 1] ?? first) as [number, number]
    return `Q${round(x)} ${round(y)} ${round((x + nextX) / 2)} ${round((y + nextY) / 2)}`
  })
  return `M${round((first as [number, number])[0])} ${round((first as [number, number])[1])}${path.join('')}Z`
}

const round = (value: number) => Math.round(value * 100) / 100
