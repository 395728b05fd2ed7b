import { useEffect, useState } from 'react'
import type { Pointed, Presented } from '../wire/socket.ts'
import type { Bilingual } from '../wire/text.ts'
import { liveConnection } from './live-connection.ts'

/** A spot of which nothing more is said is gone after this. */
const GONE_MS = 1_500
/** A trail is as long as the way of this time. */
const TRAIL_MS = 350
const TRAIL_MOST = 12

type Place = readonly [x: number, y: number]
/** `trail`: where it came by, the spot itself last; in points of the page. */
export type Spot = { trail: readonly Place[]; by: Bilingual | null }

/** Where the presenter points on this page, while it is said. */
export function usePointed(meetingId: string, versionId: string, page: number): Spot | null {
  const { spot, show, clear } = useSpot()
  useEffect(() => {
    const { socket } = liveConnection()
    const pointed = (place: Pointed) => {
      if (place.meetingId === meetingId && place.versionId === versionId && place.page === page)
        show([place.x, place.y], place.by)
    }
    const presented = (now: Presented | null) => {
      if (now?.versionId !== versionId || now.page !== page) clear()
    }
    socket.on('pointed', pointed)
    socket.on('presented', presented)
    socket.on('disconnect', clear)
    return () => {
      socket.off('pointed', pointed)
      socket.off('presented', presented)
      socket.off('disconnect', clear)
    }
  }, [meetingId, versionId, page, show, clear])
  return spot
}

/** A spot that draws its trail in when it rests, and goes out when nothing more is said of it. */
function useSpot() {
  const [spot, setSpot] = useState<Spot | null>(null)
  const [acts] = useState(() => {
    let resting: ReturnType<typeof setTimeout> | undefined
    let going: ReturnType<typeof setTimeout> | undefined
    let way: { place: Place; at: number }[] = []
    const clear = () => {
      clearTimeout(resting)
      clearTimeout(going)
      way = []
      setSpot(null)
    }
    const show = (place: Place, by: Bilingual | null) => {
      const now = performance.now()
      way = [...way.filter(({ at }) => now - at < TRAIL_MS), { place, at: now }].slice(-TRAIL_MOST)
      setSpot({ trail: way.map((one) => one.place), by })
      clearTimeout(resting)
      clearTimeout(going)
      resting = setTimeout(() => setSpot({ trail: [place], by }), TRAIL_MS)
      going = setTimeout(clear, GONE_MS)
    }
    return { show, clear }
  })
  useEffect(() => acts.clear, [acts])
  return { spot, ...acts }
}
