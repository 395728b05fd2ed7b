type Place = { x: number; y: number }

const DIRECTIONS: Partial<Record<string, Place>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The nearest seat on the side an arrow key points to, straight ahead before sideways; Home and End go to the ends. */
export function nearestSeat(seats: readonly Place[], from: number, key: string): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return seats.length - 1
  const direction = DIRECTIONS[key]
  const start = seats[from]
  if (!direction || !start) return null
  let best: number | null = null
  let least = Number.POSITIVE_INFINITY
  for (const [index, seat] of seats.entries()) {
    const ahead = (seat.x - start.x) * direction.x + (seat.y - start.y) * direction.y
    const aside = Math.abs((seat.x - start.x) * direction.y + (seat.y - start.y) * direction.x)
    const cost = ahead + 2 * aside
    if (ahead > 1 && cost < least) [best, least] = [index, cost]
  }
  return best
}
