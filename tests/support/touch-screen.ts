// The touch screen itself, below the page: the browser makes its pointer events of it, and scrolls if nobody forbids it.
import type { CDPSession, Page } from '@playwright/test'

type Point = [number, number]
const STEPS = 12
const STEP_MS = 16

export type TouchScreen = Awaited<ReturnType<typeof touchScreen>>

export async function touchScreen(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: Point[] = []) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map(([x, y], id) => ({ x, y, id })) })
  /** Each finger from its first point to its second, all at once. */
  async function slide(fingers: [Point, Point][], { rest = 0, hold = 0 } = {}): Promise<void> {
    const at = (part: number) =>
      fingers.map(([from, to]): Point => [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part])
    await send('touchStart', at(0))
    await page.waitForTimeout(rest)
    for (let step = 1; step <= STEPS; step++) {
      await send('touchMove', at(step / STEPS))
      await page.waitForTimeout(STEP_MS)
    }
    await page.waitForTimeout(hold)
    await send('touchEnd')
  }
  return { slide }
}
