import { useCallback, useMemo, useState } from 'react'
import type { Audience, BookView, NewNote, NoteBook, NoteView } from '../annotations/note-book.ts'
import { type Quote, quoteNear, quoteOf } from '../annotations/quote.ts'
import type { Quad, Word } from '../rules/word-boxes/model.ts'
import { PEN_WIDTH, type Tool } from './use-gestures.ts'
import type { Selection } from './use-selection.ts'

/** What is being commented on: a point of the page, or the words that were chosen there. */
export type Draft = { page: number; at: [number, number]; chosen?: { quads: Quad[]; selector: Quote } }

/** What a reader's hand does to the notes: highlight what is chosen, draw, comment at a point, choose a note. */
export function useNoteActs(given: {
  book: NoteBook | null
  view: BookView
  audience: Audience
  selection: Selection
  wordsOf: (page: number) => readonly Word[] | undefined
  openNotes: () => void
}) {
  const { book, view, audience, selection, wordsOf, openNotes } = given
  const [chosen, choose] = useState<string | null>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [penDown, setPenDown] = useState(false)

  const highlightChosen = useCallback(() => {
    const now = selection.chosen
    const words = now && wordsOf(now.page)
    if (!book || !now || !words || selection.quads.length === 0) return
    const selector = quoteOf(words, now.anchor, now.focus)
    const note: NewNote = {
      kind: 'highlight',
      page: now.page,
      quads: selection.quads.slice(0, 400),
      selector,
      text: '',
    }
    choose(book.add(audience, note))
    selection.clear()
  }, [book, audience, selection, wordsOf])

  const draw = useCallback(
    (page: number, stroke: number[]) => {
      if (!book || stroke.length < 6) return
      const selector = quoteNear(wordsOf(page), stroke[0] as number, stroke[1] as number)
      book.add(audience, { kind: 'ink', page, stroke, width: PEN_WIDTH, selector })
    },
    [book, audience, wordsOf],
  )

  const begin = useCallback(
    (next: Draft) => {
      setDraft(next)
      openNotes()
    },
    [openNotes],
  )
  const commentChosen = useCallback(() => {
    const [quad] = selection.quads
    const now = selection.chosen
    const words = now && wordsOf(now.page)
    if (!now || !words || !quad) return
    const chosen = { quads: selection.quads.slice(0, 400), selector: quoteOf(words, now.anchor, now.focus) }
    begin({ page: now.page, at: [quad[0], (quad[1] + quad[5]) / 2], chosen })
    selection.clear()
  }, [selection, wordsOf, begin])

  const tap = useCallback(
    (page: number, at: [number, number], tool: Tool) => {
      if (tool === 'comment') return begin({ page, at })
      selection.clear()
      const under = view.notes.find((note) => note.page === page && covers(note, at))
      choose(under?.id ?? null)
      if (under) openNotes()
    },
    [begin, selection, view.notes, openNotes],
  )

  const acts = useMemo(
    () => ({ highlightChosen, draw, tap, chooseNote: choose, pen: setPenDown }),
    [highlightChosen, draw, tap],
  )
  return {
    acts,
    penDown,
    chosen,
    choose,
    draft,
    commentChosen,
    cancelDraft: () => setDraft(null),
    saveDraft: (text: string) => {
      if (!book || !draft) return
      const { page, at, chosen: words } = draft
      choose(
        words
          ? book.add(audience, { kind: 'highlight', page, ...words, text })
          : book.add(audience, { kind: 'comment', page, at, selector: quoteNear(wordsOf(page), ...at), text }),
      )
      setDraft(null)
    },
  }
}

function covers(note: NoteView, [x, y]: [number, number]): boolean {
  if (note.kind === 'highlight')
    return note.quads.some((quad) => {
      const [xs, ys] = [quad.filter((_, i) => i % 2 === 0), quad.filter((_, i) => i % 2 === 1)]
      return x >= Math.min(...xs) && x <= Math.max(...xs) && y >= Math.min(...ys) && y <= Math.max(...ys)
    })
  if (note.kind !== 'ink') return false
  for (let at = 0; at + 1 < note.stroke.length; at += 3)
    if (Math.hypot((note.stroke[at] as number) - x, (note.stroke[at + 1] as number) - y) < 6) return true
  return false
}
