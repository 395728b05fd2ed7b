/** So near to an edge of the desk, in CSS pixels, it scrolls on; the faster, the nearer or the further beyond. */
const EDGE = 48
const PER_SECOND = 12
const MOST_PER_SECOND = 1_200

type Scroller = { at: (x: number, y: number) => void; stop: () => void }

/**
 * Scrolls the desk for as long as a drag is held at its edge, until the end of `leaf` has come into sight; `scrolled` is told each time,
 * because what lies under a hand that rests is another then.
 */
export function scrollAtEdge(leaf: HTMLElement, scrolled: () => void): Scroller {
  const desk = leaf.closest<HTMLElement>('.desk')
  let hand: [number, number] = [0, 0]
  let frame = 0
  let last = 0
  const step = (now: number) => {
    frame = 0
    if (!desk) return
    const [room, sheet] = [desk.getBoundingClientRect(), leaf.getBoundingClientRect()]
    const x = wayAlong(hand[0], room.left, room.right, sheet.left, sheet.right)
    const y = wayAlong(hand[1], room.top, room.bottom, sheet.top, sheet.bottom)
    if (x === 0 && y === 0) return
    const seconds = last === 0 ? 0 : Math.min(0.1, (now - last) / 1_000)
    last = now
    desk.scrollBy(x * seconds, y * seconds)
    if (seconds > 0) scrolled()
    frame = requestAnimationFrame(step)
  }
  return {
    at: (x, y) => {
      hand = [x, y]
      if (frame !== 0) return
      last = 0
      frame = requestAnimationFrame(step)
    },
    stop: () => {
      cancelAnimationFrame(frame)
      frame = 0
    },
  }
}

/** Pixels a second along one side: none within, or where the sheet ends inside the room. */
function wayAlong(at: number, from: number, to: number, sheetFrom: number, sheetTo: number): number {
  const [before, after] = [from + EDGE - at, at - (to - EDGE)]
  if (before > 0 && sheetFrom < from) return -speed(before)
  return after > 0 && sheetTo > to ? speed(after) : 0
}

const speed = (depth: number) => Math.min(MOST_PER_SECOND, PER_SECOND * depth)
