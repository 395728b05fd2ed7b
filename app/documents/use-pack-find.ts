import { useEffect, useState } from 'react'
import type { FoundPaper } from '../../server/documents/find-in-pack.ts'

/** What the other papers of the pack say; null while it is not known, also without a network. */
export function usePackFind(meetingId: string, paperId: string, query: string): FoundPaper[] | null {
  const [found, setFound] = useState<{ query: string; papers: FoundPaper[] } | null>(null)
  useEffect(() => {
    if (query === '') return
    const stop = new AbortController()
    const ask = async () => {
      const response = await fetch(`/m/${encodeURIComponent(meetingId)}/find?${new URLSearchParams({ query })}`, {
        headers: { accept: 'application/json' },
        signal: stop.signal,
      })
      const reply = (await response.json()) as { ok: boolean; value: FoundPaper[] }
      if (reply.ok) setFound({ query, papers: reply.value.filter(({ id }) => id !== paperId) })
    }
    ask().catch(() => {})
    return () => stop.abort()
  }, [meetingId, paperId, query])
  return found?.query === query ? found.papers : null
}
