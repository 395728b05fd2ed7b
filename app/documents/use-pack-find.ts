import { useEffect, useState } from 'react'
import type { FoundPaper } from '../../server/documents/find-in-pack.ts'
import { usePackPlace } from './pack-place.ts'

/** What the other papers of the pack say; null while it is not known, also where nobody can say it now. */
export function usePackFind(paperId: string, query: string): FoundPaper[] | null {
  const place = usePackPlace()
  const [found, setFound] = useState<{ query: string; papers: FoundPaper[] } | null>(null)
  useEffect(() => {
    if (query === '') return
    const stop = new AbortController()
    place.find(query, stop.signal).then(
      (papers) => stop.signal.aborted || setFound({ query, papers: papers.filter(({ id }) => id !== paperId) }),
      () => {},
    )
    return () => stop.abort()
  }, [place, paperId, query])
  return found?.query === query ? found.papers : null
}
