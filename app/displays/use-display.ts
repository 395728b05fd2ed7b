import { useEffect, useRef, useState } from 'react'
import type { DisplayPage } from '../../server/displays/load-display.ts'
import { connectAgain } from '../live/connect-again.ts'
import { displaySocket } from './display-socket.ts'

/** The first word is followed at once; after it the wall is read again at most so often, whatever a burst of ballots says. */
const SOON_MS = 80
const REST_MS = 700
/** A lost word is made up for so soon; it also tells the officers that the screen is there. */
const POLL_MS = 20_000
const AGAIN_MS = 2_000
/** A server that does not answer for so long is said to be away. */
const PATIENCE_MS = 8_000

/**
 * What the wall shows, kept true by itself for as long as the screen is on: `lost` is when it was last known to be so, while the
 * server cannot be reached. Nothing is ever asked of whoever looks at it.
 */
export function useDisplay(initial: DisplayPage): { page: DisplayPage; lost: string | null } {
  const [page, setPage] = useState(initial)
  const [lost, setLost] = useState<string | null>(null)
  const latest = useRef(initial)
  // Before any countdown below asks for the moment.
  useState(() => typeof document !== 'undefined' && displaySocket())

  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | null = null
    let last = Number.NEGATIVE_INFINITY
    const later = (ms: number) => {
      if (timer) clearTimeout(timer)
      timer = setTimeout(read, ms)
    }
    const socket = displaySocket()
    const settled = connectAgain(socket)

    async function read(): Promise<void> {
      timer = null
      last = performance.now()
      const now = await readView()
      if (stopped) return
      if (!now) {
        setLost((since) => since ?? latest.current.now)
        return later(AGAIN_MS)
      }
      if (now.kind === 'unknown') {
        await announce()
        return later(now.kind === latest.current.kind ? AGAIN_MS : 0)
      }
      // Another language, another light or another body is another document.
      if (frameOf(now) !== frameOf(latest.current) && latest.current.kind !== 'unknown') return location.reload()
      latest.current = now
      setPage(now)
      setLost(null)
      if (!socket.active) socket.connect()
      later(now.kind === 'code' ? Math.min(POLL_MS, Date.parse(now.until) - Date.parse(now.now) + 50) : POLL_MS)
    }

    const hear = () => {
      const rested = performance.now() - last
      later(rested > REST_MS ? SOON_MS : REST_MS - rested)
    }
    socket.on('changed', hear)
    socket.on('connect', hear)
    socket.on('disconnect', hear)
    void read()
    return () => {
      stopped = true
      if (timer) clearTimeout(timer)
      settled()
      for (const event of ['changed', 'connect', 'disconnect'] as const) socket.off(event, hear)
      socket.disconnect()
    }
  }, [])

  return { page, lost }
}

const frameOf = (page: DisplayPage): string =>
  page.kind === 'room' ? [page.kind, page.language, page.theme, page.accent, page.zone].join(' ') : page.kind

async function readView(): Promise<DisplayPage | null> {
  try {
    const answer = await fetch('/display/view', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
    return answer.ok ? ((await answer.json()) as DisplayPage) : null
  } catch {
    return null
  }
}

async function announce(): Promise<void> {
  await fetch('/display/view', { method: 'POST', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined)
}
