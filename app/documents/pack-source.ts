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
  /** Takes what was read, at once or to be told later; without it nothing is noted. */
  tellReading?: TellReading
}

export function networkSource(versionId: string, length: number): PackSource {
  const path = `/papers/${encodeURIComponent(versionId)}`
  return {
    versionId,
    length,
    async read(begin, end, signal) {
      const response = await fetch(`${path}/file`, { headers: { range: `bytes=${begin}-${end - 1}` }, signal })
      if (response.status !== 206) throw new SourceError(response.status)
      return new Uint8Array(await response.arrayBuffer())
    },
    async words(from, to, signal) {
      const response = await fetch(`${path}/pages.json?from=${from}&to=${to}`, { signal })
      if (!response.ok) throw new SourceError(response.status)
      return ((await response.json()) as { pages: PageBoxes[] }).pages
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
