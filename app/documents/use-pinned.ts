import { useSearchParams } from '@remix-run/react'
import { useRef } from 'react'
import type { ReaderPage } from '../../server/documents/load-reader.ts'

/**
 * The version that was opened stays open: a newer one that comes meanwhile is told of, and never put under the hand of somebody
 * who is writing, whose unsent notes would go with it. Another paper or another version in the address is another page.
 */
export function usePinned(data: ReaderPage): ReaderPage {
  const [params] = useSearchParams()
  const asked = `${data.paper.id} ${params.get('version') ?? ''}`
  const pinned = useRef({ asked, data })
  const same = pinned.current.asked === asked
  if (!same || pinned.current.data.paper.versionId === data.paper.versionId) pinned.current = { asked, data }
  else {
    const { paper, revised } = pinned.current.data
    pinned.current = { asked, data: { ...data, paper, revised } }
  }
  return pinned.current.data
}
