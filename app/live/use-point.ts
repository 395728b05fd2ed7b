import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Matrix, toPage, toScreen } from '../documents/page-matrix.ts'
import { liveConnection } from './live-connection.ts'
import { isTaken } from './use-shortcuts.ts'

/** Between two words: a screen is told no more often. */
const EVERY_MS = 40
/** A hand that rests is said again, so that its spot does not go out. */
const AGAIN_MS = 600
/** CSS pixels that an arrow key moves it, and with Shift. */
const [STEP, LEAP] = [12, 60]
const WAYS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

type Place = readonly [x: number, y: number]

/** Holds the pointer over a page, by hand or by arrow keys, and says where it is; answers the place, in points of the page. */
export function usePoint(
  surface: RefObject<HTMLElement | null>,
  matrix: Matrix,
  where: { meetingId: string; versionId: string; page: number },
): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  const latest = useRef({ matrix, place })
  latest.current = { matrix, place }
  const { meetingId, versionId, page } = where

  useEffect(() => {
    const element = surface.current
    if (!element) return
    const say = sayer({ meetingId, versionId, page })
    const move = (to: Place | null) => {
      latest.current.place = to
      setPlace(to)
      say.at(to)
    }
    const byHand = (event: PointerEvent) => {
      const box = element.getBoundingClientRect()
      move(toPage(latest.current.matrix, event.clientX - box.left, event.clientY - box.top))
    }
    const leave = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') move(null)
    }
    const byKey = (event: KeyboardEvent) => {
      const way = WAYS[event.key]
      if (!way || event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return
      event.preventDefault()
      const [left, top, right, bottom] = inSight(element)
      const { matrix: now, place: from } = latest.current
      const [x, y] = from ? toScreen(now, ...from) : [(left + right) / 2, (top + bottom) / 2]
      const far = from ? (event.shiftKey ? LEAP : STEP) : 0
      const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
      move(toPage(now, within(x + way[0] * far, left, right), within(y + way[1] * far, top, bottom)))
    }
    element.addEventListener('pointerdown', byHand)
    element.addEventListener('pointermove', byHand)
    element.addEventListener('pointerleave', leave)
    // Before the reader's own keys, which turn pages.
    window.addEventListener('keydown', byKey, { capture: true })
    return () => {
      say.stop()
      element.removeEventListener('pointerdown', byHand)
      element.removeEventListener('pointermove', byHand)
      element.removeEventListener('pointerleave', leave)
      window.removeEventListener('keydown', byKey, { capture: true })
    }
  }, [surface, meetingId, versionId, page])
  return place
}

/** The part of a page that is in sight, from the page's own corner: what is pointed at moves no page. */
function inSight(element: HTMLElement): [left: number, top: number, right: number, bottom: number] {
  const page = element.getBoundingClientRect()
  const desk = (element.closest('.desk') ?? element).getBoundingClientRect()
  return [
    Math.max(page.left, desk.left) - page.left,
    Math.max(page.top, desk.top) - page.top,
    Math.min(page.right, desk.right) - page.left,
    Math.min(page.bottom, desk.bottom) - page.top,
  ]
}

/** Says the last place, not every one; and lost where the way is full. */
function sayer(where: { meetingId: string; versionId: string; page: number }) {
  const { socket } = liveConnection()
  let place: Place | null = null
  let said: Place | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined
  const emit = () => {
    said = place
    if (!place) return
    const [x, y] = place
    ;(socket.volatile as unknown as { emit(event: string, input: unknown): void }).emit('point', { ...where, x, y })
    waiting = setTimeout(() => {
      waiting = undefined
      if (place !== said) emit()
    }, EVERY_MS)
  }
  const again = setInterval(() => waiting ?? emit(), AGAIN_MS)
  return {
    at(to: Place | null): void {
      place = to
      if (!waiting) emit()
    },
    stop(): void {
      clearTimeout(waiting)
      clearInterval(again)
    },
  }
}
