// Both layers as one book, against a server that is a plain copy: what is undone is the reader's own, in the order they did it.
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { NoteBook, NoteView } from '../../app/annotations/note-book.ts'
import { changeNote, type Entries, entriesOf, noteFields, noteIds, writeNote } from '../../app/wire/note-entries.ts'

const ME = 'person-me'
const OTHER = 'person-other'

const sockets: (EventEmitter & { connected: boolean })[] = []
const server = new Map<string, Y.Doc>()
const layerOf = (id: string) => {
  const known = server.get(id) ?? new Y.Doc()
  server.set(id, known)
  return known
}

vi.mock('../../app/annotations/notes-socket.ts', () => ({
  connectNotes: () => {
    const socket = Object.assign(new EventEmitter(), { connected: true })
    sockets.push(socket)
    const ask = async (event: string, input: { audience?: string; layerId?: string; update?: Uint8Array }) => {
      if (event === 'join') {
        const document = layerOf(input.audience as string)
        const update = Y.encodeStateAsUpdate(document)
        return { ok: true, value: { layerId: input.audience, update } }
      }
      if (event === 'update') Y.applyUpdate(layerOf(input.layerId as string), input.update as Uint8Array)
      return { ok: true, value: null }
    }
    return { socket, ask, close: () => {} }
  },
}))
// Files share their modules: another may have brought the real one in already.
vi.resetModules()
const { openNoteBook } = await import('../../app/annotations/note-book.ts')

beforeEach(() => {
  vi.useFakeTimers()
  server.clear()
  sockets.length = 0
})
afterEach(() => void vi.useRealTimers())

const settle = () => vi.advanceTimersByTimeAsync(50)
async function openBook(): Promise<NoteBook> {
  const book = openNoteBook('version', ME)
  await settle()
  return book
}
const selector = { exact: 'word', prefix: '', suffix: '' }
const at = (text: string) => ({ kind: 'comment' as const, page: 1, at: [1, 2], selector, text })
const texts = (book: NoteBook) =>
  book
    .view()
    .notes.map((note) => (note.kind === 'ink' ? 'ink' : note.text))
    .sort()
const named = (book: NoteBook, text: string) =>
  book.view().notes.find((note) => note.kind !== 'ink' && note.text === text) as NoteView

/** Another reader writes into a shared layer, and this one is told. */
const otherWrites = (layerId: string, id: string, text: string): void =>
  tell(layerId, (notes) => writeNote(notes, { id, author: OTHER, createdAt: '2026-12-01T07:00:00.000Z', ...at(text) }))

/** What was done elsewhere reaches the server, and this reader is told. */
function tell(layerId: string, change: (notes: Entries) => void): void {
  const document = layerOf(layerId)
  const before = Y.encodeStateVector(document)
  document.transact(() => change(entriesOf(document)))
  const update = Y.encodeStateAsUpdate(document, before)
  for (const socket of sockets) socket.emit('update', { layerId, update })
}

test('what was done last is undone first, whichever layer it was in, and comes back in the same order', async () => {
  const book = await openBook()
  book.add('private', at('mine'))
  book.add('body', at('shared'))
  book.remove('private', named(book, 'mine').id)
  expect(texts(book)).toEqual(['shared'])
  book.undo()
  expect(texts(book)).toEqual(['mine', 'shared'])
  book.undo()
  expect(texts(book)).toEqual(['mine'])
  book.undo()
  expect([texts(book), book.view().canUndo]).toEqual([[], false])
  book.redo()
  book.redo()
  expect(texts(book)).toEqual(['mine', 'shared'])
  book.redo()
  expect([texts(book), book.view().canRedo]).toEqual([['shared'], false])
})

test('undo never takes back what another wrote, before or after', async () => {
  const book = await openBook()
  otherWrites('body', 'note-other-1', 'before')
  book.add('body', at('mine'))
  otherWrites('body', 'note-other-2', 'after')
  expect(texts(book)).toEqual(['after', 'before', 'mine'])
  book.undo()
  book.undo()
  expect(texts(book)).toEqual(['after', 'before'])
  await settle()
  expect(layerOf('body').getMap('notes').size).toBe(2)
})

test('something new done after an undo leaves nothing to do again', async () => {
  const book = await openBook()
  book.add('private', at('first'))
  book.undo()
  expect(book.view().canRedo).toBe(true)
  book.add('private', at('second'))
  expect(book.view().canRedo).toBe(false)
  book.redo()
  expect(texts(book)).toEqual(['second'])
})

test('an edit is undone to the words before it, and the server has them again', async () => {
  const book = await openBook()
  book.add('body', at('first words'))
  book.edit(named(book, 'first words'), 'other words', [])
  expect(texts(book)).toEqual(['other words'])
  book.undo()
  await settle()
  expect(texts(book)).toEqual(['first words'])
  const kept = entriesOf(layerOf('body'))
  expect(noteIds(kept).map((id) => noteFields(kept, id)?.text)).toEqual(['first words'])
})

test('sharing a private note copies it under the reader’s name, and undo takes the copy back alone', async () => {
  const book = await openBook()
  book.add('private', { ...at('to be shared'), mentions: [OTHER] })
  book.share(named(book, 'to be shared'), 'body')
  const copies = book.view().notes.map(({ audience, author, mentions }) => ({ audience, author, mentions }))
  expect(copies).toEqual(
    expect.arrayContaining([
      { audience: 'private', author: ME, mentions: [OTHER] },
      { audience: 'body', author: ME, mentions: [OTHER] },
    ]),
  )
  book.undo()
  expect(book.view().notes.map(({ audience }) => audience)).toEqual(['private'])
})

test('words set on the page grow their box downwards when they become more', async () => {
  const book = await openBook()
  book.add('private', { kind: 'freetext', page: 1, box: [10, 80, 110, 100], size: 10, selector, text: 'short' })
  const before = named(book, 'short') as Extract<NoteView, { kind: 'freetext' }>
  book.edit(before, 'words '.repeat(40).trim(), [])
  const [after] = book.view().notes as [typeof before]
  expect([after.box[0], after.box[2], after.box[3]]).toEqual([10, 110, 100])
  expect(after.box[1]).toBeLessThan(before.box[1] as number)
})

test('a note from before notes were one value is read, edited, and undone as any other', async () => {
  const fields = { id: 'note-before', author: ME, createdAt: '2026-11-01T07:00:00.000Z', ...at('as it was') }
  layerOf('body')
    .getMap('notes')
    .set(fields.id, new Y.Map(Object.entries(fields)))
  const book = await openBook()
  book.edit(named(book, 'as it was'), 'other words', [])
  expect(texts(book)).toEqual(['other words'])
  book.undo()
  book.remove('body', fields.id)
  expect(texts(book)).toEqual([])
})

test('what one author changes on two devices at once is all kept, where it is not the same field', async () => {
  const book = await openBook()
  book.add('body', at('first words'))
  await settle()
  const before = named(book, 'first words')
  const { id } = before
  tell('body', (notes) => changeNote(notes, id, { mentions: [OTHER] }))
  book.edit(before, 'said on this device', [])
  await settle()
  expect(noteFields(entriesOf(layerOf('body')), id)).toMatchObject({ text: 'said on this device', mentions: [OTHER] })
})
