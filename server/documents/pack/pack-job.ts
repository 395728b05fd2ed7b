import type { OutlineEntry } from '../../../app/wire/documents.ts'
import type { Bilingual } from '../../../app/wire/text.ts'

/** A paper of a pack; `bytes` is null where its file is no more. */
export type PackPaper = {
  reference: string
  title: string
  outline: OutlineEntry[]
  /** Its classification lets no copy out. */
  held: boolean
  bytes: Uint8Array | null
}
/** An item as its reader sees it: by its title alone where `open` is false. */
export type PackItem = { number: string; title: string; open: boolean; papers: PackPaper[] }
export type PackWords = {
  contents: string
  pack: string
  titleOnly: string
  absent: string
  held: string
  pages: string
  /** The first lines under the title: when, where, which agenda. */
  facts: string[]
  /** Whose copy it is: name, copy number, time. */
  copy: string
}
/** Everything the worker is given; texts are in the reader's language but the body's two names. */
export type PackJob = {
  language: 'ar' | 'en'
  body: Bilingual
  title: string
  items: PackItem[]
  words: PackWords
  at: string
}
