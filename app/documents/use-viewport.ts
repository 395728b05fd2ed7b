import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import {
  type Fit,
  FULL_SCALE,
  FULL_WIDTH_SCALE,
  fitScale,
  type Layout,
  layOut,
  nearPages,
  PAGE_GAP,
  type PageSize,
  pageAt,
  pagesInView,
} from './page-layout.ts'
import { type Pinned, putBack, stillUnder, underPoint } from './pin-point.ts'
import { useTurns } from './use-turns.ts'

// On the server there is nothing to paint, and React says so in the log.
const useBeforePaint = typeof window === 'undefined' ? useEffect : useLayoutEffect

type TurnedPaper = { versionId: string; sizes: readonly PageSize[] }
export type Place = { page: number; offset: number }
export type Zoom = Fit | number
/** Between these, as large as two fingers make it. */
const [SMALLEST, LARGEST] = [0.25, 4]
const STEPS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4]

/** Where the reader is in the column of pages: zoom, rotation, page, and what to draw. Keeps the place when the size changes. */
export function useViewport(desk: RefObject<HTMLDivElement | null>, paper: TurnedPaper, start: Place, most?: number) {
  const { turnedBy, turn } = useTurns(paper.versionId)
  const sizes = useMemo(
    () => paper.sizes.map(([w, h, own], index): PageSize => [w, h, (own + turnedBy(index + 1)) % 360]),
    [paper.sizes, turnedBy],
  )
  const [zoom, setZoom] = useState<Zoom>('width')
  const [room, setRoom] = useState<[number, number] | null>(null)
  const [view, setView] = useState({ top: 0, bottom: 1 })
  const place = useRef<Place>(start)
  const [page, setPage] = useState(start.page)
  /** What is to stay where the fingers are when the column has its new size. */
  const pinned = useRef<Pinned | null>(null)
  const lastPinned = useRef<Pinned | null>(null)

  const margin = room && room[0] < 560 ? 8 : 24
  const scale = useMemo(() => {
    if (!room) return 1
    if (typeof zoom === 'number') return zoom * FULL_SCALE
    const free: [number, number] = [room[0] - 2 * margin, room[1] - 2 * PAGE_GAP]
    const fitted = fitScale(sizes, place.current.page, zoom, free)
    return Math.max(0.2, Math.min(fitted, zoom === 'width' ? FULL_WIDTH_SCALE : fitted))
  }, [room, zoom, sizes, margin])
  const layout = useMemo(() => layOut(sizes, scale), [sizes, scale])

  const scrollTo = useCallback(
    ({ page: number, offset }: Place) => {
      const target = layout.pages[number - 1]
      if (!target || !desk.current) return
      place.current = { page: number, offset }
      desk.current.scrollTop = target.top + offset * target.height - (offset === 0 ? PAGE_GAP / 2 : 0)
    },
    [layout, desk],
  )

  // The same place stays at the top when the column changes its size; not when the desk alone does, as by a scroll bar that comes.
  const stands = useRef<Layout | null>(null)
  useBeforePaint(() => {
    if (!room || !desk.current || stands.current === layout) return
    stands.current = layout
    const held = pinned.current
    pinned.current = null
    if (held) return putBack(desk.current, layout, held)
    scrollTo(place.current)
    // A page wider than the desk is met in its middle; to the left of a right-to-left start the numbers are negative.
    const over = desk.current.scrollWidth - desk.current.clientWidth
    desk.current.scrollLeft = (getComputedStyle(desk.current).direction === 'rtl' ? -1 : 1) * (over / 2)
  }, [room, scrollTo, desk, layout])

  useEffect(() => {
    const element = desk.current
    if (!element) return
    const measure = () => setRoom([element.clientWidth, element.clientHeight])
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    measure()
    return () => watch.disconnect()
  }, [desk])

  useEffect(() => {
    const element = desk.current
    if (!element || !room) return
    let frame = 0
    const read = () => {
      frame = 0
      const top = element.scrollTop
      setView({ top, bottom: top + element.clientHeight })
      const first = pageAt(layout, top + PAGE_GAP)
      // What the reader looks at is the page across the upper third.
      const seen = pageAt(layout, top + element.clientHeight / 3)
      if (first)
        place.current = { page: first.page, offset: Math.min(1, Math.max(0, (top - first.top) / first.height)) }
      if (seen) setPage(seen.page)
    }
    const scrolled = () => {
      frame ||= requestAnimationFrame(read)
    }
    read()
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      element.removeEventListener('scroll', scrolled)
      cancelAnimationFrame(frame)
    }
  }, [desk, layout, room])

  const near = useMemo(
    () =>
      room
        ? nearPages(layout, view.top, view.bottom, most)
        : [start.page, start.page + 1].filter((page) => page <= sizes.length),
    [layout, view, room, start.page, sizes, most],
  )
  const inView = useMemo(() => (room ? pagesInView(layout, view.top, view.bottom) : []), [layout, view, room])
  const step = (direction: 1 | -1) => {
    const now = scale / FULL_SCALE
    const next = direction > 0 ? STEPS.find((one) => one > now + 0.01) : STEPS.findLast((one) => one < now - 0.01)
    setZoom(next ?? (direction > 0 ? (STEPS.at(-1) as number) : (STEPS[0] as number)))
  }

  const magnification = scale / FULL_SCALE
  const zoomAt = (factor: number, from: [number, number], to = from) => {
    const element = desk.current
    if (!element || !room) return
    // Until the column has its new size, what was under the fingers is what they took hold of.
    const held = pinned.current ?? stillUnder(lastPinned.current, underPoint(element, layout, from), layout)
    if (!held) return
    const wanted = Math.max(SMALLEST, Math.min(LARGEST, (pinned.current?.wanted ?? magnification) * factor))
    const next = { ...held, wanted, at: to }
    lastPinned.current = next
    if (wanted === magnification) return putBack(element, layout, next)
    pinned.current = next
    setZoom(wanted)
  }

  return {
    layout,
    scale,
    zoom,
    turnedBy,
    /** As the pages stand, with the reader's own turns. */
    sizes,
    page,
    near,
    inView,
    place,
    /** The page that is read, and from which part of it on it can be seen. */
    inSight: (): Place => (place.current.page === page ? place.current : { page, offset: 0 }),
    ready: room !== null,
    /** 1 is the size on paper. */
    magnification,
    setZoom,
    zoomAt,
    zoomIn: () => step(1),
    zoomOut: () => step(-1),
    rotate: () => turn(page),
    goToPage: (number: number) => scrollTo({ page: Math.min(Math.max(1, number), sizes.length), offset: 0 }),
    goTo: scrollTo,
  }
}
export type Viewport = ReturnType<typeof useViewport>
