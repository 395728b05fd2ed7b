// One note in several versions: which of its copies has the say over its words. Until its author touches a carried note, it says
// what its original says; from then on it is a note of its own. Yjs knows who wrote each field, so nothing has to be remembered.
import type * as Y from 'yjs'
import { toHex } from '../../app/rules/bytes.ts'
import { fitBox } from '../../app/rules/note-place.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import type { Note } from '../../app/wire/annotations.ts'
import { entriesOf, writersOf } from '../../app/wire/note-entries.ts'
import { CARRIER, indexOf } from './judge-update.ts'

/** Notes that a layer holds; `follows` until their author touches them there. */
export type Held = ReadonlyMap<string, { note: Note; follows: boolean }>

/** `notes` are those of the document. */
export const heldIn = (document: Y.Doc, notes: ReadonlyMap<string, Note>): Held =>
  new Map([...notes].map(([id, note]) => [id, { note, follows: isFollower(document, id) }]))

/** A note of earlier versions: the copy whose place counts, the version it is in, and the words that count. */
export type Copy<S> = { note: Note; words: Note; source: S }

/**
 * Each note once; of the documents, the newest version's comes first. An id is its author's alone in one layer only: whoever writes
 * under somebody's id in another version's has written another note.
 */
export function copiesIn<S>(documents: readonly { document: Y.Doc; source: S }[]): Copy<S>[] {
  const copies = new Map<string, Copy<S> & { settled: boolean }>()
  for (const { document, source } of documents)
    for (const [id, note] of indexOf(document).notes) {
      const key = `${id} ${note.author}`
      const known = copies.get(key)
      const settled = !isFollower(document, id)
      if (!known) copies.set(key, { note, words: note, source, settled })
      else if (!known.settled) Object.assign(known, { words: note, settled })
    }
  return [...copies.values()]
}

/** A note with the words of a copy of it; its place, and what was decided of it, are its own. */
export function withWords(note: Note, words: Note): Note {
  if (isAsSaid(note, words)) return note
  const { text, mentions, editedAt, removed } = words as Note & { text?: string }
  const said = {
    ...note,
    ...(text !== undefined && { text }),
    ...(mentions && { mentions }),
    ...(editedAt && { editedAt }),
    ...((removed || note.removed) && { removed: removed ?? false }),
  } as Note
  return said.kind === 'freetext' ? { ...said, box: fitBox(said.text, said.box, said.size) } : said
}

/** A note of another kind under its id and author has no words for it: what is no mark's may be a comment's, and the other way about. */
export const isAsSaid = (note: Note, words: Note): boolean =>
  note.kind !== words.kind || JSON.stringify(sayingOf(note)) === JSON.stringify(sayingOf(words))

const sayingOf = (note: Note) => [
  'text' in note ? note.text : null,
  note.mentions ?? [],
  note.editedAt ?? null,
  note.removed ?? false,
]

/**
 * Under which id a note of an earlier version stands here, or would: its own, or where that is another author's already, one that
 * follows from both.
 */
export function idFor({ id, author }: Pick<Note, 'id' | 'author'>, here: (id: string) => Note | undefined): string {
  let free: string = id
  for (let holder = here(free); holder && holder.author !== author; holder = here(free))
    free = toHex(sha256Text(`${free} ${author}`)).slice(0, 32)
  return free
}

/** Nobody but the carrier wrote any field of it. */
function isFollower(document: Y.Doc, id: string): boolean {
  const { first, since } = writersOf(entriesOf(document), id)
  return first === CARRIER && since.every((client) => client === CARRIER)
}
