import { type RefObject, useEffect, useRef } from 'react'

/** Makes the paper larger by a factor, so that what was at the first point of the screen is then at the second. */
export type ZoomAt = (factor: number, from: [number, number], to?: [number, number]) => void

/** A wheel's notch, which says 100 or more, counts as this much; a trackpad's own small steps as they are. */
const MOST_STEP = 20
const PER_STEP = 0.01

type Hold = { apart: number; middle: [number, number] }

/**
 * Two fingers, or the wheel with Ctrl (which is also how browsers tell of two fingers on a trackpad), make the paper larger and smaller.
 * While `still` nothing does: a palm beside a pen is no pair of fingers.
 */
export function useZoomGestures(desk: RefObject<HTMLElement | null>, zoomAt: ZoomAt, still: boolean): void {
  const latest = useRef({ zoomAt, still })
  latest.current = { zoomAt, still }
  useEffect(() => {
    const element = desk.current
    if (!element) return
    let hold: Hold | null = null
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      const step = Math.max(-MOST_STEP, Math.min(MOST_STEP, event.deltaY))
      if (!latest.current.still) latest.current.zoomAt(Math.exp(-PER_STEP * step), [event.clientX, event.clientY])
    }
    const touch = (event: TouchEvent) => {
      const before = hold
      hold = latest.current.still ? null : holdOf(event.touches)
      if (!hold) return
      // Before it is the browser's own scrolling; from then on it cannot be forbidden, and is not.
      if (event.cancelable) event.preventDefault()
      if (before) latest.current.zoomAt(hold.apart / before.apart, before.middle, hold.middle)
    }
    const lifted = () => {
      hold = null
    }
    element.addEventListener('wheel', wheel, { passive: false })
    element.addEventListener('touchstart', touch, { passive: false })
    element.addEventListener('touchmove', touch, { passive: false })
    element.addEventListener('touchend', lifted)
    element.addEventListener('touchcancel', lifted)
    return () => {
      element.removeEventListener('wheel', wheel)
      element.removeEventListener('touchstart', touch)
      element.removeEventListener('touchmove', touch)
      element.removeEventListener('touchend', lifted)
      element.removeEventListener('touchcancel', lifted)
    }
  }, [desk])
}

function holdOf(touches: TouchList): Hold | null {
  const [one, other] = touches
  if (!one || !other || touches.length !== 2) return null
  const [x, y] = [other.clientX - one.clientX, other.clientY - one.clientY]
  return {
    apart: Math.max(1, Math.hypot(x, y)),
    middle: [one.clientX + x / 2, one.clientY + y / 2],
  }
}
