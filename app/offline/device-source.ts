// A paper as this device keeps it, for the same reader that reads it over the network.
import type { PackSource } from '../documents/pack-source.ts'
import { joined } from '../rules/bytes.ts'
import type { PageBoxes } from '../wire/documents.ts'
import { getJson, getRecord, type HeldPaper, type OpenPack, paperPlace, putJson } from './kept-packs.ts'
import type { KeptStore } from './kept-store.ts'

/** Bytes of a record of a file, and pages of a record of words. */
export const CHUNK = 262_144
export const PAGES = 10
export type KeptPosition = { page: number; offset: number; at: string; sent: boolean }

export const chunkPlace = (paper: HeldPaper, at: number) => `${paperPlace(paper)}/file/${String(at).padStart(6, '0')}`
export const wordsPlace = (paper: HeldPaper, block: number) => `${paperPlace(paper)}/words/${block}`
/** What was read, told on return where the body records it. */
export const readingPlace = (paper: HeldPaper) => `${paperPlace(paper)}/read/`
export const positionPlace = (paper: HeldPaper) => `${paperPlace(paper)}/position`

/** Rejects when a record is gone, as after a wipe: what is drawn stays, and no more is shown. */
export function deviceSource(store: KeptStore, pack: OpenPack, paper: HeldPaper): PackSource {
  return {
    versionId: paper.versionId,
    length: paper.bytes,
    async read(begin, end) {
      const first = Math.floor(begin / CHUNK)
      const chunks: Uint8Array[] = []
      for (let at = first; at * CHUNK < end; at++) {
        const chunk = await getRecord(store, pack, chunkPlace(paper, at))
        if (!chunk) throw new Error('This part of the paper is not on the device')
        chunks.push(chunk)
      }
      return joined(chunks).slice(begin - first * CHUNK, end - first * CHUNK)
    },
    async words(from, to) {
      const pages: PageBoxes[] = []
      for (let block = Math.floor((from - 1) / PAGES); block * PAGES < to; block++)
        pages.push(...((await getJson<PageBoxes[]>(store, pack, wordsPlace(paper, block))) ?? []))
      return pages.filter(({ page }) => page >= from && page <= to)
    },
    async savePosition(place) {
      const kept: KeptPosition = { ...place, at: new Date().toISOString(), sent: false }
      await putJson(store, pack, positionPlace(paper), kept)
    },
    async tellReading(report) {
      await putJson(store, pack, `${readingPlace(paper)}${Date.now()}`, report)
      return null
    },
  }
}
