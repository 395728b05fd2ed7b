import { useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { Presented } from '../wire/socket.ts'
import { liveConnection } from './live-connection.ts'
import { usePresented } from './use-presented.ts'

/** A reader who stays on another page this long has turned to it by some other way than scrolling. */
const SETTLED_MS = 900
const SCROLLING_KEYS = ['PageDown', 'PageUp', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', ' ']

export type FollowProps = {
  meetingId: string
  /** The version that is open. */
  versionId: string
  /** The page the reader is on now. */
  page: number
  /** Scrolls to a page of the open version. */
  onGoTo: (page: number) => void
  /** While true the page never moves; what was presented meanwhile is followed when the pen lifts. */
  isPenDown: boolean
}

/**
 * Follows whoever presents: from the first page turned by hand it stops, and goes on when asked. `?follow=1` in the address
 * begins it, and carries it from one paper to the next.
 */
export function useFollow({ meetingId, versionId, page, onGoTo, isPenDown }: FollowProps) {
  const { presented, mayPresent } = usePresented(meetingId, versionId)
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const [following, setFollowing] = useState(params.get('follow') === '1')
  const [presenting, setPresenting] = useState(false)
  const goTo = useRef(onGoTo)
  goTo.current = onGoTo
  const penDown = useRef(isPenDown)
  penDown.current = isPenDown
  const shown = presenting ? null : presented
  const place = shown && placeOf(shown)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `place` is the page presented, as one word
  useEffect(() => {
    if (!following || !shown || isPenDown) return
    if (shown.versionId === versionId) goTo.current(shown.page)
    else navigate(`/m/${meetingId}/papers/${shown.paperId}?page=${shown.page}&follow=1`, { preventScrollReset: true })
  }, [following, place, isPenDown, versionId, meetingId])

  useEffect(() => {
    if (!following) return
    const leave = () => setFollowing(false)
    const leaveByKey = (event: KeyboardEvent) => {
      if (SCROLLING_KEYS.includes(event.key) && !isTyping(event.target)) leave()
    }
    // Beside the pages one may scroll, as in the notes, and what a pen writes is no scroll.
    const leaveOnPages = (event: Event) => {
      if (!penDown.current && deskAround(event.target)) leave()
    }
    const leaveByBar = (event: PointerEvent) => {
      const desk = deskAround(event.target)
      if (!desk || desk !== event.target) return
      const from = desk.getBoundingClientRect().left + desk.clientLeft
      if (event.clientX < from || event.clientX > from + desk.clientWidth) leave()
    }
    window.addEventListener('wheel', leaveOnPages, { passive: true })
    window.addEventListener('touchmove', leaveOnPages, { passive: true })
    window.addEventListener('pointerdown', leaveByBar)
    window.addEventListener('keydown', leaveByKey)
    return () => {
      window.removeEventListener('wheel', leaveOnPages)
      window.removeEventListener('touchmove', leaveOnPages)
      window.removeEventListener('pointerdown', leaveByBar)
      window.removeEventListener('keydown', leaveByKey)
    }
  }, [following])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a page newly presented begins the wait again
  useEffect(() => {
    if (!following || !shown || isPenDown || shown.versionId !== versionId || shown.page === page) return
    const timer = setTimeout(() => setFollowing(false), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [following, place, page, isPenDown, versionId])

  useEffect(() => {
    if (!presenting) return
    const { socket, ask } = liveConnection()
    const say = () => void ask('present', { meetingId, versionId, page }).then(({ ok }) => !ok && setPresenting(false))
    const timer = setTimeout(say, 120)
    socket.on('connect', say)
    return () => {
      clearTimeout(timer)
      socket.off('connect', say)
    }
  }, [presenting, meetingId, versionId, page])

  // Leaving the paper ends what was presented from it.
  useEffect(() => {
    if (presenting) return () => void liveConnection().ask('stopPresenting', { meetingId })
  }, [presenting, meetingId])

  return {
    presented: shown,
    following,
    follow: () => setFollowing(true),
    leave: () => setFollowing(false),
    mayPresent,
    presenting,
    present: () => {
      setFollowing(false)
      setPresenting(true)
    },
    stop: () => setPresenting(false),
  }
}

const placeOf = ({ versionId, page }: Presented) => `${versionId} ${page}`

const deskAround = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('.desk') : null

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
