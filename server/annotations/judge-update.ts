// Whether an update of a layer is its sender's to make. Judged by what it changes once applied, never by its bytes: an honest
// client that reconnects sends other people's delete sets along, which change nothing. Every note and every reply has one immutable
// author. Source: the house's paper rules, "Annotations", transport.
import * as Y from 'yjs'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { Note } from '../../app/wire/annotations.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import {
  type Entries,
  entriesOf,
  isPlain,
  NOTES,
  noteFields,
  noteIds,
  touchedNotes,
  writersOf,
} from '../../app/wire/note-entries.ts'

const MOST_NOTES = 20_000
/** A device writes under one client id a session; several are sent together only after a long time without a network. */
const MOST_NEW_WRITERS = 16
const MOST_WRITERS = 10_000
/** Of these one person's: nobody uses up what everybody needs to write at all. */
const MOST_WRITERS_OF_ONE = 1_000
/** Yjs counts every character: an update of the largest size allowed cannot honestly move a clock further. */
const FURTHEST = 1_000_000

/** The Yjs client under which the server carries notes into a layer: nobody else may write under it. */
export const CARRIER = 1
const NOBODY = 'carried'

/** What a layer holds: each note as last accepted, and who first wrote under each Yjs client id. */
export type LayerIndex = { notes: Map<string, Note>; writers: Map<number, string> }
/** What an accepted update adds to the index; null for a note that is gone. */
export type IndexChange = { notes: [string, Note | null][]; writers: [number, string][] }

/**
 * Applies `update` to `shadow`. After a refusal the shadow is spoilt and must be made anew. `readers` are those who may be
 * mentioned: a note that names them already keeps its names.
 */
export function judgeUpdate(
  shadow: Y.Doc,
  update: Uint8Array,
  author: PersonId,
  index: LayerIndex,
  readers: ReadonlySet<string>,
): Result<IndexChange> {
  const transaction = apply(shadow, update)
  if (!transaction || shadow.store.pendingStructs || shadow.store.pendingDs) return refuse('note_malformed')
  const entries = entriesOf(shadow)
  if ([...shadow.share.keys()].some((name) => name !== NOTES)) return refuse('note_malformed')
  const writers = newWriters(transaction)
  if (isOvergrown(transaction, writers)) return refuse('note_too_large')
  if (writers.some((client) => (index.writers.get(client) ?? author) !== author)) return refuse('note_forged_author')
  const touched = touchedNotes(transaction, entries)
  if (!touched) return refuse('note_malformed')
  const unknown = writers.filter((client) => !index.writers.has(client)).length
  if (unknown > 0 && touched.size === 0) return refuse('note_malformed')
  if (unknown > 0 && writersOfOne(index, author) + unknown > MOST_WRITERS_OF_ONE) return refuse('note_too_large')
  const notes: IndexChange['notes'] = []
  for (const id of touched) {
    const judged = judgeNote(entries, id, index, author, readers)
    if (!judged.ok) return judged
    notes.push([id, judged.value])
  }
  // Counted in the index: a Y.Map counts its entries one by one whenever it is asked for their number.
  const added = notes.filter(([id, note]) => note && !index.notes.has(id)).length
  if (added > 0 && index.notes.size + added > MOST_NOTES) return refuse('note_too_large')
  return ok({ notes, writers: writers.map((client) => [client, author]) })
}

function judgeNote(
  entries: Entries,
  id: string,
  { notes, writers }: LayerIndex,
  author: string,
  readers: ReadonlySet<string>,
): Result<Note | null> {
  const before = notes.get(id)
  if (before && before.author !== author) return refuse('note_not_yours')
  if (!entries.has(id))
    return before || wasWrittenBy(entries, id, writers, author) ? ok(null) : refuse('note_malformed')
  const note = readNote(entries, id)
  if (!note) return refuse('note_malformed')
  if (note.author !== author) return refuse('note_forged_author')
  // Where another's note was deleted: what is left of it is no part of this one.
  if (!before && writersOf(entries, id).since.some((client) => (writers.get(client) ?? author) !== author))
    return refuse('note_malformed')
  // An author may write other words, but not turn a note into another one.
  if (before && (before.kind !== note.kind || before.createdAt !== note.createdAt)) return refuse('note_malformed')
  if (!mayHaveCarried(before, note)) return refuse('note_malformed')
  if (newMentions(before, note).some((person) => !readers.has(person))) return refuse('note_forged_mention')
  return ok(note)
}

/** That a note was carried, and from where, is the server's to say; what becomes of it, its author's. */
function mayHaveCarried(before: Note | undefined, { carried }: Note): boolean {
  const was = before?.carried
  if (!was || !carried) return carried === undefined
  const decided = carried.state === was.state || carried.state === 'kept' || carried.state === 'aside'
  return decided && JSON.stringify({ ...was, state: null }) === JSON.stringify({ ...carried, state: null })
}

/** People whom this note names and did not name before. */
export const newMentions = (before: Note | undefined, note: Note): PersonId[] =>
  [...new Set(note.mentions)].filter((person) => !before?.mentions?.includes(person)) as PersonId[]

/** A device may change a note of its author's that another of theirs took back meanwhile. */
function wasWrittenBy(entries: Entries, id: string, writers: LayerIndex['writers'], author: string): boolean {
  const { first } = writersOf(entries, id)
  return first !== null && (writers.get(first) ?? author) === author
}

/** The note under this id, or null if what stands there is anything else: nested types, unknown fields, another id. */
export function readNote(entries: Entries, id: string): Note | null {
  const fields = noteFields(entries, id)
  const parsed = Note.safeParse(fields)
  if (!fields || !parsed.success || parsed.data.id !== id) return null
  return Object.keys(fields).every((key) => Object.hasOwn(parsed.data, key)) && isPlain(entries, id)
    ? parsed.data
    : null
}

/** The index of a document whose updates were all judged before. */
export function indexOf(document: Y.Doc): LayerIndex {
  const entries = entriesOf(document)
  const index: LayerIndex = { notes: new Map(), writers: new Map([[CARRIER, NOBODY]]) }
  for (const id of noteIds(entries)) {
    const note = readNote(entries, id)
    if (!note) throw new Error(`Note ${id} in the log is malformed`)
    index.notes.set(id, note)
    const { first, since } = writersOf(entries, id)
    for (const client of [first, ...since])
      if (client !== null && client !== CARRIER) index.writers.set(client, note.author)
  }
  return index
}

export function enter(index: LayerIndex, change: IndexChange): void {
  for (const [id, note] of change.notes) note ? index.notes.set(id, note) : index.notes.delete(id)
  for (const [client, person] of change.writers) index.writers.set(client, person)
}

const writersOfOne = ({ writers }: LayerIndex, author: string): number => {
  let count = 0
  for (const person of writers.values()) if (person === author) count += 1
  return count
}

function apply(shadow: Y.Doc, update: Uint8Array): Y.Transaction | null {
  let seen: Y.Transaction | null = null
  const see = (transaction: Y.Transaction) => {
    seen = transaction
  }
  shadow.on('afterTransaction', see)
  try {
    Y.applyUpdate(shadow, update)
    return seen
  } catch {
    return null
  } finally {
    shadow.off('afterTransaction', see)
  }
}

const newWriters = ({ beforeState, afterState }: Y.Transaction): number[] =>
  [...afterState].flatMap(([client, clock]) => (clock > (beforeState.get(client) ?? 0) ? [client] : []))

/** Structs without content could claim clients and clocks without end, at no cost to whoever sends them. */
function isOvergrown({ beforeState, afterState }: Y.Transaction, writers: number[]): boolean {
  const unknown = writers.filter((client) => !beforeState.has(client)).length
  if (unknown > MOST_NEW_WRITERS || afterState.size > MOST_WRITERS) return true
  return writers.some((client) => (afterState.get(client) ?? 0) - (beforeState.get(client) ?? 0) > FURTHEST)
}
