import { useEffect, useState, useSyncExternalStore } from 'react'
import type { KeptLayers } from './kept-layer.ts'
import { type BookView, type NoteBook, openNoteBook } from './note-book.ts'

const EMPTY: BookView = {
  notes: [],
  present: [],
  states: { private: 'connecting', body: 'connecting' },
  refusals: { private: null, body: null },
  unsent: 0,
  canUndo: false,
  canRedo: false,
}
const nothing = () => () => {}
const empty = () => EMPTY

/** The notes of a version, open while the component is: null and empty until the browser has opened them. */
export function useNotes(
  versionId: string,
  me: string,
  groups: readonly { id: string }[],
  kept?: KeptLayers,
): { book: NoteBook | null; view: BookView } {
  const [book, setBook] = useState<NoteBook | null>(null)
  useEffect(() => {
    const opened = openNoteBook(versionId, me, kept)
    setBook(opened)
    return () => {
      setBook(null)
      opened.close()
    }
  }, [versionId, me, kept])
  const ids = groups.map(({ id }) => id).join(' ')
  useEffect(() => book?.withGroups(ids.split(' ').filter(Boolean)), [book, ids])
  const view = useSyncExternalStore(book?.subscribe ?? nothing, book?.view ?? empty, empty)
  // Leaving with something unsent would lose it: the browser asks.
  useEffect(() => {
    if (view.unsent === 0 || kept) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [view.unsent, kept])
  return { book, view }
}
