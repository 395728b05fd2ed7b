// The notes of one copy, each judged by its shape once: again only when it changes, however many there are.
import { Note } from '../wire/annotations.ts'
import { type Entries, noteFields, noteIds, noteOf } from '../wire/note-entries.ts'

/** Gives the notes that are in view, in no order; up to date whenever the document has told of a change. */
export function readNotes(entries: Entries): () => Note[] {
  const read = new Map<string, Note>()
  const look = (id: string) => {
    const note = Note.safeParse(noteFields(entries, id))
    if (note.success && !note.data.removed) read.set(id, note.data)
    else read.delete(id)
  }
  for (const id of noteIds(entries)) look(id)
  entries.observeDeep((events) => {
    const touched = events.flatMap(({ target, changes, path }) =>
      target === entries ? [...changes.keys.keys()] : [String(path[0])],
    )
    for (const id of new Set(touched.map(noteOf))) if (id !== null) look(id)
  })
  return () => [...read.values()]
}
