import { type MutableRefObject, useEffect, useRef } from 'react'
import type { PackSource } from './pack-source.ts'
import type { Place } from './use-viewport.ts'

const AFTER_MS = 1_200

/** Remembers where the reader stopped, a moment after, and when the page is left: any device opens there again. */
export function useSavedPosition(
  source: PackSource,
  place: MutableRefObject<Place>,
  page: number,
  ready: boolean,
  named: boolean,
): void {
  const last = useRef('')
  useEffect(() => {
    if (!ready) return
    const save = () => {
      const now = { page: place.current.page, offset: Math.round(place.current.offset * 1000) / 1000 }
      const said = `${source.versionId} ${now.page} ${now.offset}`
      if (said === last.current) return
      last.current = said
      source.savePosition(now).catch(() => {
        last.current = ''
      })
    }
    const timer = setInterval(save, AFTER_MS)
    const left = () => document.visibilityState === 'hidden' && save()
    document.addEventListener('visibilitychange', left)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', left)
      save()
    }
  }, [source, place, ready])
  // The address names the page, so that it can be copied; no entry in the history for each page turned.
  useEffect(() => {
    if (!ready || !named) return
    const url = new URL(window.location.href)
    if (url.searchParams.get('page') === String(page)) return
    url.searchParams.set('page', String(page))
    window.history.replaceState(window.history.state, '', url)
  }, [page, ready, named])
}
