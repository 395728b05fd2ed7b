import type { ReaderPage } from '../../server/documents/load-reader.ts'

/** Where a version opens. It keeps what the address says of the way back, and not the page: another version has other pages. */
export function addressOfVersion({ meeting, paper }: ReaderPage, version: number, params: URLSearchParams): string {
  const next = new URLSearchParams(params)
  next.delete('page')
  next.set('version', String(version))
  return `/m/${meeting.id}/papers/${paper.id}?${next}`
}
