import { sendReading } from '../reading/send-reading.ts'
import type { TellReading } from '../reading/use-reading-log.ts'
import type { PageBoxes } from '../wire/documents.ts'

/** Where a paper's bytes and words come from: the network here, a device's own store when it is read offline. */
export interface PackSource {
  versionId: string
  /** Length of the file in bytes. */
  length: number
  /** Bytes from `begin` up to, not including, `end`. */
  read(begin: number, end: number, signal: AbortSignal): Promise<Uint8Array>
  /** Words of the pages asked for; it may answer fewer pages than asked, never others. */
  words(from: number, to: number, signal: AbortSignal): Promise<PageBoxes[]>
  /** Remembers where the reader stopped; rejects where it could not be said. */
  savePosition(place: { page: number; offset: number }): Promise<void>
  /** Takes what was read, at once or to be told later; without it nothing is noted. */
  tellReading?: TellReading
}

/** In one piece: small enough that page 1 needs little, large enough that a page seldom needs two. */
export const PIECE = 65_536

/** What every reading begins with: the head and the foot of the file. */
export const firstPieces = (length: number): [begin: number, end: number][] =>
  [...new Set([0, Math.floor((length - 1) / PIECE) * PIECE])].map((begin) => [begin, Math.min(length, begin + PIECE)])

/** The address of a piece. A page names those of the beginning in its head, so that they are asked for before any script. */
export const pieceAddress = (versionId: string, begin: number, end: number): string =>
  `/papers/${encodeURIComponent(versionId)}/file?from=${begin}&to=${end}`

export function networkSource(versionId: string, length: number): PackSource {
  const path = `/papers/${encodeURIComponent(versionId)}`
  return {
    versionId,
    length,
    async read(begin, end, signal) {
      const response = await fetch(pieceAddress(versionId, begin, end), { signal })
      if (!response.ok) throw new SourceError(response.status)
      return new Uint8Array(await response.arrayBuffer())
    },
    async words(from, to, signal) {
      const response = await fetch(`${path}/pages.json?from=${from}&to=${to}`, { signal })
      if (!response.ok) throw new SourceError(response.status)
      return ((await response.json()) as { pages: PageBoxes[] }).pages
    },
    async savePosition(place) {
      const body = new FormData()
      body.set('input', JSON.stringify({ versionId, ...place }))
      await fetch(`${path}/position`, { method: 'POST', body, keepalive: true })
    },
    tellReading: sendReading,
  }
}

/** `status` is the server's answer: 404 and 403 mean that the paper may no longer be read. */
export class SourceError extends Error {
  readonly status: number
  constructor(status: number) {
    super(`The paper's source answered ${status}`)
    this.status = status
  }
}
