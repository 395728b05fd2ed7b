import type { ReaderPage } from '../../server/documents/load-reader.ts'

type Paper = { meeting: Pick<ReaderPage['meeting'], 'id'>; paper: Pick<ReaderPage['paper'], 'id'> }

/** Where a version opens. It keeps what the address says of the way back, and not the page: another version has other pages. */
export function addressOfVersion({ meeting, paper }: Paper, version: number, params = new URLSearchParams()): string {
  const next = new URLSearchParams(params)
  next.delete('page')
  next.set('version', String(version))
  return `/m/${meeting.id}/papers/${paper.id}?${next}`
}

/** What changed in a version since another one; without `since` the server takes the one that the reader knows. */
export function addressOfChanges({ meeting, paper }: Paper, version: number, since?: number | null): string {
  const params = new URLSearchParams({ version: String(version), ...(since && { since: String(since) }) })
  return `/m/${meeting.id}/papers/${paper.id}/changes?${params}`
}
