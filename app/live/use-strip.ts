import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { Strip } from '../../server/meetings/load-strip.ts'
import type { Answer } from '../wire/answer.ts'

/**
 * How the sitting stands, read again whenever the page is. By a plain question and no fetcher: that would first need another page's
 * files, and load this one anew where the network goes meanwhile.
 */
export function useStrip(meetingId: string): Strip | null {
  const [strip, setStrip] = useState<Strip | null>(null)
  const { state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const asking = new AbortController()
    void readStrip(meetingId, asking.signal).then((read) => {
      // Without an answer the line stays as it was: the page is read again once the server is back.
      if (read && !asking.signal.aborted) setStrip(read.ok ? read.value : null)
    })
    return () => asking.abort()
  }, [state, meetingId])
  return strip
}

async function readStrip(meetingId: string, signal: AbortSignal): Promise<Answer<Strip> | null> {
  try {
    const response = await fetch(`/m/${meetingId}/strip`, { cache: 'no-store', redirect: 'error', signal })
    return (await response.json()) as Answer<Strip>
  } catch {
    return null
  }
}
