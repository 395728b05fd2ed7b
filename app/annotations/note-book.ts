// Both layers of a paper as one book of notes: what the reader sees, writes, takes back and brings back.
import * as Y from 'yjs'
import { fitBox, topOf } from '../rules/note-place.ts'
import { byTime, type Note } from '../wire/annotations.ts'
import { changeNote, type Entries, entriesOf, noteFields, writeNote } from '../wire/note-entries.ts'
import { atWords, type NewPlace } from './carried.ts'
import type { KeptLayers } from './kept-layer.ts'
import { type Audience, type LayerClient, type LayerState, MINE, openLayerClient } from './layer-client.ts'
import { connectNotes } from './notes-socket.ts'
import { openPresence, type Present } from './presence.ts'
import { readNotes } from './read-notes.ts'

export type { Audience, LayerState } from './layer-client.ts'
/** A note with its place in the book; `replies` oldest first. */
export type NoteView = Exclude<Note, { kind: 'reply' }> & { audience: Audience; mine: boolean; replies: ReplyView[] }
export type ReplyView = Extract<Note, { kind: 'reply' }> & { mine: boolean }
type Kind = Exclude<Note['kind'], 'reply'>
/** What a note says beyond what the book adds: id, author and time. */
export type NewNote = { [K in Kind]: Omit<Extract<Note, { kind: K }>, 'id' | 'author' | 'createdAt'> }[Kind]

export type BookView = {
  notes: NoteView[]
  present: Present[]
  /** Of each layer that is open. */
  states: Partial<Record<Audience, LayerState>>
  refusals: Partial<Record<Audience, string | null>>
  unsent: number
  canUndo: boolean
  canRedo: boolean
}
export type NoteBook = ReturnType<typeof openNoteBook>

/** `kept` where the device keeps the layers of this version. */
export function openNoteBook(versionId: string, me: string, kept?: KeptLayers) {
  const socket = connectNotes()
  const listeners = new Set<() => void>()
  const undos = new Map<Audience, Y.UndoManager>()
  const readers = new Map<Audience, () => Note[]>()
  const history: { done: Audience[]; undone: Audience[] } = { done: [], undone: [] }
  let view: BookView | null = null
  let queued = false

  const changed = () => {
    view = null
    if (queued) return
    queued = true
    // Many small changes, one drawing.
    queueMicrotask(() => {
      queued = false
      for (const listen of listeners) listen()
    })
  }
  const layers = new Map<Audience, LayerClient>()
  const documentOf = (audience: Audience) => (layers.get(audience) as LayerClient).document()
  const mapOf = (audience: Audience): Entries => entriesOf(documentOf(audience))
  const watch = (audience: Audience) => {
    readers.set(audience, readNotes(mapOf(audience)))
    const undo = new Y.UndoManager(mapOf(audience), { trackedOrigins: new Set([MINE]), captureTimeout: 0 })
    undo.on('stack-item-added', ({ type }: { type: 'undo' | 'redo' }) => {
      if (type === 'redo' || redoing) return
      history.done.push(audience)
      history.undone = []
    })
    undos.set(audience, undo)
  }
  let redoing = false
  /** Opens a layer, once: one that closes stays, with what was written in it. */
  const openLayer = (audience: Audience) => {
    if (layers.has(audience)) return
    const renewed = () => {
      history.done = history.done.filter((each) => each !== audience)
      history.undone = history.undone.filter((each) => each !== audience)
      watch(audience)
    }
    let joined: string | null = null
    const layerChanged = () => {
      const now = layers.get(audience)?.layerId() ?? null
      if (audience === 'body' && now && now !== joined) presence.again()
      joined = now
      changed()
    }
    layers.set(
      audience,
      openLayerClient(socket, versionId, audience, { changed: layerChanged, renewed }, kept?.(audience)),
    )
    watch(audience)
  }
  for (const audience of ['private', 'body'] as const) openLayer(audience)
  const presence = openPresence(socket, () => layers.get('body')?.layerId() ?? null, changed)

  function put(audience: Audience, fields: Record<string, unknown>): string {
    const id = crypto.randomUUID()
    const note = { ...fields, id, author: me, createdAt: new Date().toISOString() }
    documentOf(audience).transact(() => writeNote(mapOf(audience), note), MINE)
    return id
  }

  function change(audience: Audience, id: string, fields: Record<string, unknown>): void {
    const entries = mapOf(audience)
    if (noteFields(entries, id)?.author !== me) return
    documentOf(audience).transact(() => changeNote(entries, id, fields), MINE)
  }

  function move(from: Audience[], to: Audience[], act: (undo: Y.UndoManager) => void): void {
    const audience = from.pop()
    const undo = audience && undos.get(audience)
    if (!audience || !undo) return
    redoing = true
    act(undo)
    redoing = false
    to.push(audience)
    changed()
  }

  function look(): BookView {
    const notes = [...layers.keys()].flatMap((audience) => viewsOf(readers.get(audience)?.() ?? [], audience, me))
    const of = <T>(read: (layer: LayerClient) => T) =>
      Object.fromEntries([...layers].map(([audience, layer]) => [audience, read(layer)])) as Partial<
        Record<Audience, T>
      >
    return {
      notes: notes.sort((a, b) => a.page - b.page || topOf(b) - topOf(a) || byTime(a, b)),
      present: presence.others(),
      states: of((layer) => layer.state()),
      refusals: of((layer) => layer.refusal()),
      unsent: [...layers.values()].reduce((sum, layer) => sum + layer.unsent(), 0),
      canUndo: history.done.length > 0,
      canRedo: history.undone.length > 0,
    }
  }

  return {
    subscribe(listen: () => void): () => void {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    view: (): BookView => {
      view ??= look()
      return view
    },
    add: (audience: Audience, note: NewNote): string => put(audience, note),
    reply: (note: NoteView, text: string, mentions: string[]): string =>
      put(note.audience, { kind: 'reply', to: note.id, text, ...(mentions.length > 0 && { mentions }) }),
    edit: (note: NoteView, text: string, mentions: string[]): void =>
      change(note.audience, note.id, {
        text,
        ...((mentions.length > 0 || note.mentions) && { mentions }),
        ...(note.kind === 'freetext' && { box: fitBox(text, note.box, note.size) }),
        editedAt: new Date().toISOString(),
      }),
    /** Struck out of view, for everybody who sees it; undo brings it back. */
    remove: (audience: Audience, id: string): void => change(audience, id, { removed: true }),
    /** What its author says of the place of a note that was carried: it is right, or there is none. */
    settle: (note: NoteView, state: 'kept' | 'aside'): void =>
      change(note.audience, note.id, { carried: { ...note.carried, state } }),
    /** A new place of the author's choosing. */
    place: (note: NoteView, words: NewPlace): void =>
      change(note.audience, note.id, {
        ...atWords(note, words),
        ...(note.carried && { carried: { ...note.carried, state: 'kept' } }),
      }),
    /** A copy for the body or a group, under the reader's name; the first one stays. */
    share: (note: NoteView, to: Audience): string => put(to, contentOf(note)),
    /** Opens the layers of groups that the reader is in now. */
    withGroups: (groups: readonly string[]): void => {
      for (const group of groups) openLayer(`group:${group}`)
      changed()
    },
    undo: (): void => move(history.done, history.undone, (undo) => void undo.undo()),
    redo: (): void => move(history.undone, history.done, (undo) => void undo.redo()),
    at: presence.at,
    point: presence.point,
    close(): void {
      presence.close()
      for (const layer of layers.values()) layer.close()
      socket.close()
    },
  }
}

function viewsOf(notes: Note[], audience: Audience, me: string): NoteView[] {
  const answers = new Map<string, ReplyView[]>()
  for (const note of notes)
    if (note.kind === 'reply')
      answers.set(note.to, [...(answers.get(note.to) ?? []), { ...note, mine: note.author === me }])
  return notes.flatMap((note) =>
    note.kind === 'reply'
      ? []
      : [
          {
            ...note,
            audience,
            mine: note.author === me,
            replies: (answers.get(note.id) ?? []).sort(byTime),
          },
        ],
  )
}

function contentOf(note: NoteView): Record<string, unknown> {
  const {
    id: _,
    author: __,
    createdAt: ___,
    editedAt: ____,
    removed: _____,
    carried: ______,
    audience,
    mine,
    replies,
    ...content
  } = note
  return content
}
