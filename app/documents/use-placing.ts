import { useState } from 'react'
import type { NoteBook, NoteView } from '../annotations/note-book.ts'
import { quoteOf } from '../rules/anchor/quote.ts'
import type { Word } from '../rules/word-boxes/model.ts'
import type { Selection } from './use-selection.ts'

/** A note whose author chooses words for it to stand on. */
export function usePlacing(
  book: NoteBook | null,
  selection: Selection,
  wordsOf: (page: number) => readonly Word[] | undefined,
  done: () => void,
) {
  const [note, setNote] = useState<NoteView | null>(null)
  const { chosen, quads, clear } = selection
  return {
    note,
    begin: setNote,
    giveUp: () => setNote(null),
    put: () => {
      const words = chosen && wordsOf(chosen.page)
      if (!note || !book || !chosen || !words) return
      book.place(note, { page: chosen.page, quads, selector: quoteOf(words, chosen.anchor, chosen.focus) })
      clear()
      setNote(null)
      done()
    },
  }
}
