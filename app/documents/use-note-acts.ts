import { useCallback, useMemo, useState } from 'react'
import type { Audience, BookView, NewNote, NoteBook, NoteView } from '../annotations/note-book.ts'
import { quoteNear } from '../annotations/quote.ts'
import { type Quote, quoteOf } from '../rules/anchor/quote.ts'
import { fitBox } from '../rules/note-place.ts'
import type { Quad, Word } from '../rules/word-boxes/model.ts'
import { type MarkKind, PEN_WIDTH, type Tool } from './use-gestures.ts'
import type { Selection } from './use-selection.ts'

/** What is being written: a comment at a point of the page or on the words that were chosen there, or words on the page itself. */
export type Draft = {
  page: number
  at: [number, number]
  chosen?: { quads: Quad[]; selector: Quote }
  onPage?: boolean
}
/** How wide words on the page are set at first, in points, and how large. */
const WORDS = { width: 200, size: 11 }

/** What a reader's hand does to the notes: mark what is chosen, draw, write at a point, choose a note. */
export function useNoteActs(given: {
  book: NoteBook | null
  view: BookView
  audience: Audience
  selection: Selection
  wordsOf: (page: number) => readonly Word[] | undefined
  openNotes: () => void
  rtl: boolean
}) {
  const { rtl, book, view, audience, selection, wordsOf, openNotes } = given
  const [chosen, choose] = useState<string | null>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [penDown, setPenDown] = useState(false)

  const markChosen = useCallback(
    (kind: MarkKind) => {
      const now = selection.chosen
      const words = now && wordsOf(now.page)
      if (!book || !now || !words || selection.quads.length === 0) return
      const selector = quoteOf(words, now.anchor, now.focus)
      const note: NewNote = {
        kind,
        page: now.page,
        quads: selection.quads.slice(0, 400),
        selector,
        text: '',
      }
      choose(book.add(audience, note))
      selection.clear()
    },
    [book, audience, selection, wordsOf],
  )

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
      if (tool === 'comment' || tool === 'text') return begin({ page, at, onPage: tool === 'text' })
      selection.clear()
      const under = view.notes.find((note) => note.page === page && covers(note, at))
      choose(under?.id ?? null)
      if (under) openNotes()
    },
    [begin, selection, view.notes, openNotes],
  )

  // A hand that writes for its owner, or for a group alone, is nobody else's to see.
  const point = useCallback(
    (page: number, at: [number, number] | null) => book?.point(page, audience === 'body' ? at : null),
    [book, audience],
  )
  const acts = useMemo(
    () => ({ markChosen, draw, tap, point, chooseNote: choose, pen: setPenDown }),
    [markChosen, draw, tap, point],
  )
  return {
    acts,
    penDown,
    chosen,
    choose,
    draft,
    commentChosen,
    cancelDraft: () => setDraft(null),
    saveDraft: (text: string, mentions: string[]) => {
      if (!book || !draft) return
      const { page, at, chosen: words, onPage } = draft
      const said = { page, text, ...(mentions.length > 0 && { mentions }) }
      const near = () => quoteNear(wordsOf(page), ...at)
      if (words) choose(book.add(audience, { kind: 'highlight', ...said, ...words }))
      else if (onPage)
        choose(book.add(audience, { kind: 'freetext', ...said, ...wordsBox(at, text, rtl), selector: near() }))
      else choose(book.add(audience, { kind: 'comment', ...said, at, selector: near() }))
      setDraft(null)
    },
  }
}

/** Words begin where the reader tapped and run on in the reader's direction. */
function wordsBox([x, y]: [number, number], text: string, rtl: boolean) {
  const left = Math.max(0, rtl ? x - WORDS.width : x)
  return { box: fitBox(text, [left, 0, left + WORDS.width, y], WORDS.size), size: WORDS.size }
}

function covers(note: NoteView, [x, y]: [number, number]): boolean {
  if (note.kind === 'freetext') {
    const [left = 0, bottom = 0, right = 0, top = 0] = note.box
    return x >= left && x <= right && y >= bottom && y <= top
  }
  if ('quads' in note)
    return note.quads.some((quad) => {
      const [xs, ys] = [quad.filter((_, i) => i % 2 === 0), quad.filter((_, i) => i % 2 === 1)]
      return x >= Math.min(...xs) && x <= Math.max(...xs) && y >= Math.min(...ys) && y <= Math.max(...ys)
    })
  if (note.kind !== 'ink') return false
  for (let at = 0; at + 1 < note.stroke.length; at += 3)
    if (Math.hypot((note.stroke[at] as number) - x, (note.stroke[at + 1] as number) - y) < 6) return true
  return false
}
