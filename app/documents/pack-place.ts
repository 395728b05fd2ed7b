// Where a reader's links lead, and what it can ask of the pack around the paper: over the network here; on a device that keeps the pack
// something else is put in its place.
import { createContext, useContext } from 'react'
import type { FoundPaper } from '../../server/documents/find-in-pack.ts'

export type PackPlace = {
  back: string
  paper: (paperId: string, search?: URLSearchParams) => string
  /** The notes of the whole pack; null where they cannot be had. */
  notes: string | null
  /** Whether its pages have addresses that others can open, and its files can be taken out. */
  online: boolean
  /** Where the pack's papers say something. */
  find: (query: string, signal: AbortSignal) => Promise<FoundPaper[]>
}

export function networkPlace(meetingId: string): PackPlace {
  const path = `/m/${meetingId}`
  return {
    back: path,
    paper: (paperId, search) => `${path}/papers/${paperId}${search ? `?${search}` : ''}`,
    notes: `${path}/notes`,
    online: true,
    async find(query, signal) {
      const response = await fetch(`/m/${encodeURIComponent(meetingId)}/find?${new URLSearchParams({ query })}`, {
        headers: { accept: 'application/json' },
        signal,
      })
      const reply = (await response.json()) as { ok: boolean; value: FoundPaper[] }
      if (!reply.ok) throw new Error('The pack could not be searched')
      return reply.value
    },
  }
}

export const PackPlaceContext = createContext<PackPlace>(networkPlace(''))
export const usePackPlace = (): PackPlace => useContext(PackPlaceContext)
