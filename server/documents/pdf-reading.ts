import type { Word } from '../../app/rules/word-boxes/model.ts'
import type { OutlineEntry } from '../../app/wire/documents.ts'
import type { ActiveContent } from './inspect-pdf.ts'

/**
 * `width` and `height` are those of the visible box in points before `rotation` (0, 90, 180 or 270, clockwise) is applied, and
 * `box` is that box in the page's user space, in which the words' quads are given.
 */
export type PageReading = {
  page: number
  width: number
  height: number
  rotation: number
  box: [number, number, number, number]
  words: Word[]
}

/** `textless` lists the pages without a word (scans); `damaged` says that the file had to be repaired to be read. */
export type PdfReading = {
  pages: PageReading[]
  textless: number[]
  active: ActiveContent[]
  damaged: boolean
  title?: string
  outline?: OutlineEntry[]
}

export type ReadLimits = { bytes: number; pages: number; seconds: number; memoryMb: number }

export const READ_LIMITS: ReadLimits = { bytes: 200 * 1024 * 1024, pages: 5000, seconds: 180, memoryMb: 1024 }

/** What the reading worker tells its starter. */
export type ReadMessage =
  | { kind: 'page'; page: PageReading; pages: number }
  | { kind: 'refused'; code: string; params?: Record<string, string> }
  | { kind: 'done'; rest: Omit<PdfReading, 'pages'> }
