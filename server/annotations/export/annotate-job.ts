import type { Mark } from '../../../app/rules/note-export/marks.ts'

/** What the worker is given. `at` is when the copy is made; the words of the list stand only in a flattened copy. */
export type AnnotateJob = {
  bytes: Uint8Array
  marks: Mark[]
  at: string
  list: ListWords | null
}
/** The words of the pages at the end of a flattened copy. `reference` is the paper's: "4.2". */
export type ListWords = { language: 'ar' | 'en'; heading: string; title: string; reference: string; zone: string }

/** Of one paper with its notes. A page that a note names and the paper lacks costs that note its place, never the others. */
export type Annotated = { bytes: Uint8Array; placed: number }
