// How notes stand in a layer's Yjs document, in its one map `notes`: under a note's id the note as first written, as JSON text, and under
// `id/field` each field that was changed since. All are plain values: a value is one struct for every copy to take in and keep, a map
// three and the map. Layers from before hold a Y.Map under the id, with the note's text under `made` and the changed fields beside it,
// or every field under a key of its own; these are read and changed as they are.
import * as Y from 'yjs'
import { Note } from './annotations.ts'

export const NOTES = 'notes'
export type Entries = Y.Map<unknown>

/** A note's id holds none. */
const WITHIN = '/'
const MADE = 'made'
/** A note stays whose it is, and of its kind. */
const LASTING = ['id', 'author', 'createdAt', 'kind']
const CHANGEABLE = new Set(
  Note.options.flatMap(({ shape }) => Object.keys(shape)).filter((key) => !LASTING.includes(key)),
)

export const entriesOf = (document: Y.Doc): Entries => document.getMap(NOTES)

/** A note, and nothing of what stood under its id before: fields that outlived a deleted note would be said by this one. */
export function writeNote(entries: Entries, note: { id: string; [field: string]: unknown }): void {
  entries.set(note.id, JSON.stringify(note))
  for (const field of CHANGEABLE) if (entries.has(note.id + WITHIN + field)) entries.delete(note.id + WITHIN + field)
}

export function changeNote(entries: Entries, id: string, fields: Record<string, unknown>): void {
  const value = entries.get(id)
  for (const [field, changed] of Object.entries(fields))
    if (value instanceof Y.Map) value.set(field, changed)
    else entries.set(id + WITHIN + field, changed)
}

export const noteIds = (entries: Entries): string[] => [...entries.keys()].filter((key) => !key.includes(WITHIN))

/** The fields of a note as they stand, or null where there is none. Not judged. */
export function noteFields(entries: Entries, id: string): Record<string, unknown> | null {
  const value = entries.get(id)
  if (value instanceof Y.Map) return fieldsApart(value)
  const made = typeof value === 'string' ? parsed(value) : null
  if (!made) return null
  for (const field of CHANGEABLE) {
    const key = id + WITHIN + field
    if (entries.has(key)) made[field] = entries.get(key)
  }
  return made
}

/** Not toJSON(), which takes a key `__proto__` for the prototype and not for a field. */
function fieldsApart(value: Y.Map<unknown>): Record<string, unknown> {
  const { [MADE]: made, ...changed } = Object.fromEntries(value.entries())
  return typeof made === 'string' ? { ...parsed(made), ...changed } : changed
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Nothing beside the note in its text: blanks and fields said twice would be carried to everybody and seen by nobody. */
export function isPlain(entries: Entries, id: string): boolean {
  const value = entries.get(id)
  const apart = value instanceof Y.Map
  const changed = apart ? [...value.values()] : [...CHANGEABLE].map((field) => entries.get(id + WITHIN + field))
  const made = apart ? value.get(MADE) : value
  if (changed.some((each) => each instanceof Y.AbstractType)) return false
  return typeof made !== 'string' || JSON.stringify(parsed(made)) === made
}

/** Ids of the notes that a transaction wrote, changed or deleted; null when it changed anything else. */
export function touchedNotes({ changed }: Y.Transaction, entries: Entries): Set<string> | null {
  const touched = new Set<string>()
  for (const [type, keys] of changed) {
    const isRoot = (type as unknown) === entries
    const within = type._item?.parent === entries ? type._item.parentSub : null
    for (const key of isRoot ? keys : [within]) {
      const id = typeof key === 'string' ? noteOf(key) : null
      if (id === null) return null
      touched.add(id)
    }
  }
  return touched
}

/** The note that a key of the map says something of, or null. */
export function noteOf(key: string): string | null {
  const [id = '', field, ...more] = key.split(WITHIN)
  return field === undefined || (more.length === 0 && CHANGEABLE.has(field)) ? id : null
}

/** Under which Yjs clients a note was first written, also where it is deleted by now, and each field that stands as changed since. */
export function writersOf(entries: Entries, id: string): { first: number | null; since: number[] } {
  const clientOf = (key: string) => entries._map.get(key)?.id.client
  const standing = (key: string) => (entries.has(key) ? clientOf(key) : undefined)
  const value = entries.get(id)
  const since =
    value instanceof Y.Map
      ? [...value._map.values()].map((item) => item.id.client)
      : [...CHANGEABLE].map((field) => standing(id + WITHIN + field))
  return { first: clientOf(id) ?? null, since: since.filter((client) => client !== undefined) }
}
