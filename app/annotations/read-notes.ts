// The notes of one copy, each judged by its shape once: again only when it changes, however many there are.
import * as Y from 'yjs'
import { fieldsOf, Note } from '../wire/annotations.ts'

export type Entries = Y.Map<Y.Map<unknown>>

/** Gives the notes that are in view, in no order; up to date whenever the document has told of a change. */
export function readNotes(entries: Entries): () => Note[] {
  const read = new Map<string, Note>()
  const look = (id: string) => {
    const note = Note.safeParse(noteFields(entries, id))
    if (note.success && !note.data.removed) read.set(id, note.data)
    else read.delete(id)
  }
  for (const id of entries.keys()) look(id)
  entries.observeDeep((events) => {
    for (const event of events)
      if (event.target === entries) for (const id of event.changes.keys.keys()) look(id)
      else look(String(event.path[0]))
  })
  return () => [...read.values()]
}

/** The fields of one entry as they stand, or null. */
export function noteFields(entries: Entries, id: string): Record<string, unknown> | null {
  const entry = entries.get(id)
  return entry instanceof Y.Map ? fieldsOf(entry.toJSON()) : null
}
