// Where a reader is in what is kept, as the address says it after its #: a change there asks no server.
export type KeptPlace = {
  meetingId: string | null
  paperId: string | null
  page: number
  find: string | null
  word: number
}

export function placeIn(hash: string): KeptPlace {
  const at = new URLSearchParams(hash.replace(/^#/, ''))
  return {
    meetingId: at.get('m'),
    paperId: at.get('p'),
    page: Number(at.get('page')),
    find: at.get('find'),
    word: Number(at.get('word')),
  }
}

export function addressOf(meetingId: string, paperId?: string, search?: URLSearchParams): string {
  const at = new URLSearchParams({ m: meetingId, ...(paperId && { p: paperId }) })
  for (const [name, value] of search ?? []) at.set(name, value)
  return `/offline#${at}`
}

/** Where of what is kept this address is, if any of that could be kept. */
export function keptAddress({ pathname, searchParams }: URL): string | null {
  if (pathname === '/') return '/offline'
  const [, meeting, paper] = /^\/m\/([^/]+)(?:\/papers\/([^/]+))?$/.exec(pathname) ?? []
  if (!meeting) return null
  const page = paper ? searchParams.get('page') : null
  return addressOf(meeting, paper, page ? new URLSearchParams({ page }) : undefined)
}
