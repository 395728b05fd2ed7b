// Where each seat is drawn: a hemicycle for a chamber, an ellipse for a cabinet, as plain coordinates in a box that the
// screen scales. A drawing of a room is never mirrored. Source: the design's charts (193 seats = 8 rows × 5 wedges of
// 3 4 4 5 5 5 6 6, radius 192 + 40 n, and 3 at the rostrum); other sizes follow the same proportions.

export type PlacedSeat = { x: number; y: number; row: number; wedge: number }
export type SeatMap = { width: number; height: number; seats: PlacedSeat[] }
export type TableMap = SeatMap & { table: { cx: number; cy: number; rx: number; ry: number } }

const INNER_RADIUS = 192
const ROW_STEP = 40
/** A seat's disc is 26 wide; nothing is nearer than this. */
const SEAT_PITCH = 28
const AISLE = 26
const MARGIN = 20
/** Outer rows are a little airier than inner ones: seats are shared out by radius + SLACK. */
const SLACK = 112

/**
 * Seats of a chamber. The rostrum comes first (the chair, then deputies at the left and the right); after it the order
 * sweeps from the left end to the right, so that members listed by bloc sit together.
 */
export function hemicycle(count: number): SeatMap {
  const rostrum = rostrumSeats(count)
  const inWedges = wedgeSizes(count - rostrum.length)
  const rows = rowsFor(inWedges)
  const outer = INNER_RADIUS + ROW_STEP * (rows - 1)
  const centre = { x: outer + MARGIN, y: outer + MARGIN }
  const seats = inWedges.flatMap((size, wedge) => wedgeSeats(size, wedge, inWedges.length, rows))
  return {
    width: 2 * (outer + MARGIN),
    height: outer + 2 * MARGIN,
    seats: [...rostrum, ...seats].map((seat) => ({
      ...seat,
      x: round(centre.x + seat.x),
      y: round(centre.y + seat.y),
    })),
  }
}

/** Seats around a table: the chair at the head, the others clockwise at equal distances along the edge. */
export function aroundTable(count: number): TableMap {
  const scale = Math.max(1, (count * 110) / ellipseLength(278, 215))
  const [rx, ry] = [278 * scale, 215 * scale]
  const centre = { x: rx + 60, y: ry + 60 }
  const seats = evenAngles(count, rx, ry).map((angle) => ({
    x: round(centre.x + rx * Math.sin(angle)),
    y: round(centre.y - ry * Math.cos(angle)),
    row: 0,
    wedge: 0,
  }))
  return {
    width: round(2 * centre.x),
    height: round(2 * centre.y),
    seats,
    table: { cx: round(centre.x), cy: round(centre.y), rx: round(rx * 0.69), ry: round(ry * 0.47) },
  }
}

/** Around the origin: the chair in the middle, a little forward. */
function rostrumSeats(count: number): PlacedSeat[] {
  const seat = (x: number, y: number): PlacedSeat => ({ x, y, row: -1, wedge: -1 })
  if (count < 1) return []
  return count < 40 ? [seat(0, -32)] : [seat(0, -32), seat(-48, -18), seat(48, -18)]
}

/** Odd seats go to the middle wedge, then to pairs from the middle outwards, so the chamber stays symmetrical. */
function wedgeSizes(count: number): number[] {
  const wedges = count >= 30 ? 5 : count >= 9 ? 3 : 1
  const sizes = Array<number>(wedges).fill(Math.floor(count / wedges))
  const middle = (wedges - 1) / 2
  let rest = count % wedges
  if (rest % 2 === 1) {
    sizes[middle]! += 1
    rest -= 1
  }
  for (let away = 1; rest > 0; away++, rest -= 2) {
    sizes[middle - away]! += 1
    sizes[middle + away]! += 1
  }
  return sizes
}

/** The fewest rows in which every seat has its room: the radius follows the size of the chamber. */
function rowsFor(wedges: number[]): number {
  const fits = (rows: number) =>
    wedges.every((size) => rowSizes(size, rows).every((seats, row) => seats * SEAT_PITCH <= roomOf(row, wedges.length)))
  let rows = 1
  while (!fits(rows)) rows++
  return rows
}

/** A wedge's seats shared among its rows, by largest remainder. */
function rowSizes(size: number, rows: number): number[] {
  const shares = Array.from({ length: rows }, (_, row) => INNER_RADIUS + ROW_STEP * row + SLACK)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const sizes = shares.map((share) => Math.floor((size * share) / whole))
  const left = size - sizes.reduce((sum, seats) => sum + seats, 0)
  const byRemainder = shares
    .map((share, row) => ({ row, remainder: (size * share) % whole }))
    .sort((a, b) => b.remainder - a.remainder || b.row - a.row)
  for (const { row } of byRemainder.slice(0, left)) sizes[row]! += 1
  return sizes
}

const roomOf = (row: number, wedges: number): number => ((INNER_RADIUS + ROW_STEP * row) * Math.PI) / wedges - AISLE

function wedgeSeats(size: number, wedge: number, wedges: number, rows: number): PlacedSeat[] {
  const middle = ((wedge + 0.5) * Math.PI) / wedges
  return rowSizes(size, rows)
    .flatMap((seats, row) => {
      const radius = INNER_RADIUS + ROW_STEP * row
      const cell = roomOf(row, wedges) / radius / Math.max(1, seats)
      return Array.from({ length: seats }, (_, place) => {
        const angle = middle + (place + 0.5 - seats / 2) * cell
        return { angle, x: -radius * Math.cos(angle), y: -radius * Math.sin(angle), row, wedge }
      })
    })
    .sort((a, b) => a.angle - b.angle || a.row - b.row)
    .map(({ angle: _, ...seat }) => seat)
}

/** Angles from the head, clockwise, whose points lie at equal distances along the ellipse. */
function evenAngles(count: number, rx: number, ry: number): number[] {
  const STEPS = 3600
  const lengths = [0]
  for (let step = 1; step <= STEPS; step++) {
    const angle = ((step - 0.5) * 2 * Math.PI) / STEPS
    lengths.push(lengths[step - 1]! + Math.hypot(rx * Math.cos(angle), ry * Math.sin(angle)))
  }
  const whole = lengths[STEPS]!
  return Array.from({ length: count }, (_, seat) => {
    const step = lengths.findIndex((length) => length >= (whole * seat) / count)
    return (step * 2 * Math.PI) / STEPS
  })
}

/** Ramanujan's approximation: only for choosing a scale. */
const ellipseLength = (a: number, b: number): number => Math.PI * (3 * (a + b) - Math.sqrt((3 * a + b) * (a + 3 * b)))

const round = (value: number): number => Math.round(value * 10) / 10
