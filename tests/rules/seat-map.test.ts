import { describe, expect, test } from 'vitest'
import { aroundTable, hemicycle, type SeatMap } from '../../app/rules/seat-map.ts'

function nearest({ seats }: SeatMap): number {
  let least = Number.POSITIVE_INFINITY
  seats.forEach((a, place) => {
    for (const b of seats.slice(0, place)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y))
  })
  return least
}

const sizes = [...Array.from({ length: 90 }, (_, n) => n), 101, 150, 193, 250, 350, 435, 650]

describe('a hemicycle', () => {
  test('of 193 is the drawing of the design: 8 rows of 3 4 4 5 5 5 6 6 in 5 wedges, and 3 at the rostrum', () => {
    const { width, height, seats } = hemicycle(193)
    expect([width, height]).toEqual([984, 512])
    for (const wedge of [0, 1, 2, 3, 4]) {
      const rows = Array.from({ length: 8 }, (_, row) =>
        seats.filter((seat) => seat.wedge === wedge && seat.row === row),
      )
      expect(rows.map((row) => row.length)).toEqual([3, 4, 4, 5, 5, 5, 6, 6])
    }
    const [chair, ...deputies] = seats.slice(0, 3)
    expect(chair).toMatchObject({ x: 492, y: 460, row: -1 })
    expect(deputies.map(({ x, y }) => [x, y])).toEqual([
      [444, 474],
      [540, 474],
    ])
    for (const { x, y, row } of seats.slice(3)) expect(Math.hypot(x - 492, y - 492)).toBeCloseTo(192 + 40 * row, 0)
  })

  test.each(sizes)('of %i has a place for everybody, apart, inside the box and symmetrical', (count) => {
    const map = hemicycle(count)
    expect(map.seats).toHaveLength(count)
    expect(nearest(map)).toBeGreaterThan(26)
    const places = new Set(map.seats.map(({ x, y }) => `${x.toFixed(0)} ${y}`))
    for (const { x, y } of map.seats) {
      expect(x).toBeGreaterThanOrEqual(13)
      expect(x).toBeLessThanOrEqual(map.width - 13)
      expect(y).toBeGreaterThanOrEqual(13)
      expect(y).toBeLessThanOrEqual(map.height - 13)
      const mirrored = map.width - x
      expect(
        [Math.floor(mirrored), Math.round(mirrored), Math.ceil(mirrored)].some((m) => places.has(`${m} ${y}`)),
      ).toBe(true)
    }
  })

  test('sweeps from the left end to the right, so that neighbours in a list sit together', () => {
    const { seats, width } = hemicycle(193)
    expect(seats.slice(3, 41).every(({ wedge }) => wedge === 0)).toBe(true)
    expect(seats[3]!.x).toBeLessThan(width / 2)
    expect(seats.at(-1)!.x).toBeGreaterThan(width / 2)
  })
})

describe('a table', () => {
  test.each(Array.from({ length: 40 }, (_, n) => n + 1))('of %i has the chair at the head and seats apart', (count) => {
    const map = aroundTable(count)
    expect(map.seats).toHaveLength(count)
    const [chair] = map.seats
    expect(chair!.x).toBeCloseTo(map.width / 2, 0)
    expect(chair!.y).toBe(Math.min(...map.seats.map(({ y }) => y)))
    if (count > 1) expect(nearest(map)).toBeGreaterThan(88)
    for (const { x, y } of map.seats) {
      expect(x).toBeGreaterThanOrEqual(59)
      expect(x).toBeLessThanOrEqual(map.width - 59)
      expect(y).toBeGreaterThanOrEqual(59)
      expect(y).toBeLessThanOrEqual(map.height - 59)
    }
  })

  test('goes on clockwise from the chair', () => {
    const { seats, width } = aroundTable(12)
    expect(seats[1]!.x).toBeGreaterThan(width / 2)
    expect(seats[11]!.x).toBeLessThan(width / 2)
  })
})
