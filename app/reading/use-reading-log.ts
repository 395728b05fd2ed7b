import { useCallback, useEffect, useRef, useState } from 'react'
import type { OwnReading } from '../../server/reading/queries.ts'
import type { VersionId } from '../wire/ids.ts'
import type { ReportReading } from '../wire/reading.ts'

/** A page that is turned past is not read. */
const A_MOMENT_MS = 1_500
const SEND_EVERY_MS = 12_000

export type TellReading = (report: ReportReading) => Promise<OwnReading | null>
type Unsent = { openedAt: string; seen: Map<number, string>; acknowledgedAt: string | null; any: boolean }

/**
 * Notes which pages were in view for a moment and tells them now and then, and when the page is left; what could not be told
 * is told with the next. `known` is what was recorded before, and null where nothing is recorded: then nothing is noted.
 */
export function useReadingLog(
  versionId: string,
  inView: readonly number[],
  known: OwnReading | null,
  tell: TellReading | undefined,
) {
  const on = known !== null && tell !== undefined
  const [reading, setReading] = useState(known)
  const unsent = useRef<Unsent>({ openedAt: '', seen: new Map(), acknowledgedAt: null, any: true })

  const send = useCallback(async () => {
    const { openedAt, seen, acknowledgedAt, any } = unsent.current
    if (!tell || !any || openedAt === '') return
    unsent.current = { openedAt, seen: new Map(), acknowledgedAt: null, any: false }
    try {
      const pages = [...seen].map(([page, at]) => ({ page, at }))
      const now = await tell({ versionId: versionId as VersionId, openedAt, seen: pages, acknowledgedAt })
      if (now) setReading(now)
    } catch (error) {
      const since = unsent.current
      unsent.current = {
        openedAt,
        seen: new Map([...seen, ...since.seen]),
        acknowledgedAt: acknowledgedAt ?? since.acknowledgedAt,
        any: true,
      }
      throw error
    }
  }, [versionId, tell])

  const pages = inView.join(' ')
  useEffect(() => {
    if (!on || pages === '' || document.visibilityState === 'hidden') return
    unsent.current.openedAt ||= new Date().toISOString()
    const timer = setTimeout(() => {
      for (const page of pages.split(' ')) unsent.current.seen.set(Number(page), new Date().toISOString())
      unsent.current.any = true
    }, A_MOMENT_MS)
    return () => clearTimeout(timer)
  }, [on, pages])

  useEffect(() => {
    if (!on) return
    const quietly = () => void send().catch(() => {})
    const timer = setInterval(quietly, SEND_EVERY_MS)
    const left = () => document.visibilityState === 'hidden' && quietly()
    document.addEventListener('visibilitychange', left)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', left)
      quietly()
    }
  }, [on, send])

  return {
    reading: on ? reading : null,
    /** Rejects where the word did not arrive: it goes with the next. */
    acknowledge: async () => {
      const now = new Date().toISOString()
      unsent.current.openedAt ||= now
      unsent.current.acknowledgedAt = now
      unsent.current.any = true
      await send()
    },
    send,
  }
}
export type ReadingLog = ReturnType<typeof useReadingLog>
