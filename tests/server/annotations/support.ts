// A reader's copy of a layer, as the browser keeps it, talking to the layers directly.
import * as Y from 'yjs'
import type { VersionId } from '../../../app/wire/ids.ts'
import { entriesOf, noteFields, noteIds, writeNote } from '../../../app/wire/note-entries.ts'
import type { Audience } from '../../../app/wire/socket.ts'
import type { Layers, Listener } from '../../../server/annotations/layers.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { must } from '../../support/body.ts'

export const AT = '2026-12-01T07:00:00.000Z'
export const comment = (id: string, author: string, more: Record<string, unknown> = {}) => ({
  id,
  author,
  createdAt: AT,
  kind: 'comment',
  page: 1,
  at: [100, 200],
  selector: { exact: 'word', prefix: '', suffix: '' },
  text: 'A remark',
  ...more,
})

/** The notes of a document, by id. */
export const notesIn = (document: Y.Doc): Record<string, Record<string, unknown>> =>
  Object.fromEntries(noteIds(entriesOf(document)).map((id) => [id, noteFields(entriesOf(document), id) ?? {}]))

let made = 0

export class Copy {
  readonly document = new Y.Doc()
  readonly notes = entriesOf(this.document)
  readonly closed: string[] = []
  readonly listener: Listener
  layerId = ''
  readonly layers: Layers
  readonly actor: Actor

  constructor(layers: Layers, actor: Actor) {
    this.layers = layers
    this.actor = actor
    this.listener = {
      id: `socket-${++made}`,
      actor,
      onUpdate: (_layerId, update) => Y.applyUpdate(this.document, update, 'server'),
      onClosed: (_layerId, reason) => this.closed.push(reason),
    }
  }

  async join(versionId: VersionId, audience: Audience) {
    const stateVector = Y.encodeStateVector(this.document)
    const joined = must(await this.layers.join(this.listener, { versionId, audience, stateVector }))
    this.layerId = joined.layerId
    Y.applyUpdate(this.document, joined.update, 'server')
    return joined
  }

  /** Does something to the copy and gives back the update it makes. */
  make(change: () => void): Uint8Array {
    return this.after(() => this.document.transact(change))
  }

  /** The same for something that makes its own transactions. */
  after(change: () => void): Uint8Array {
    const before = Y.encodeStateVector(this.document)
    change()
    return Y.encodeStateAsUpdate(this.document, before)
  }

  push = (update: Uint8Array) => this.layers.push(this.listener.id, this.layerId, update)
  send = (change: () => void) => this.push(this.make(change))

  write(note: Record<string, unknown>): void {
    writeNote(this.notes, note as { id: string })
  }

  /** As notes were written before they were one value: a map of its own with the note as one text, ... */
  writeMade(note: Record<string, unknown>, made: unknown = JSON.stringify(note)): void {
    this.notes.set(String(note.id), new Y.Map([['made', made]]))
  }

  /** ... and before that: every field under a key of its own. */
  writeApart(note: Record<string, unknown>): void {
    this.notes.set(String(note.id), new Y.Map(Object.entries(note)))
  }

  /** Each note by its id, as whoever reads the copy sees it. */
  read(): Record<string, Record<string, unknown>> {
    return notesIn(this.document)
  }

  ids = (): string[] => noteIds(this.notes).sort()
}
