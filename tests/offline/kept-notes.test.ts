import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openLayerClient } from '../../app/annotations/layer-client.ts'
import type { NotesAnswer, NotesSocket } from '../../app/annotations/notes-socket.ts'
import { keptLayer, layerPlace } from '../../app/offline/kept-notes.ts'
import { addPack, getRecord, type OpenPack, putRecord } from '../../app/offline/kept-packs.ts'
import type { KeptStore } from '../../app/offline/kept-store.ts'
import { type Written, writtenIn } from '../../app/offline/outbox.ts'
import { makeVault } from '../../app/offline/vault.ts'
import { changeNote, entriesOf, writeNote } from '../../app/wire/note-entries.ts'
import { comment } from '../server/annotations/support.ts'
import { memoryStore } from '../support/kept-memory.ts'

const ME = 'huda'
const paper = { itemId: 'item-1', paperId: 'paper-1', versionId: 'version-1', bytes: 1, pages: 1 }
type Aside = { code: string; written: Written[] }

/** A server that holds one layer and answers as it is told. */
function serverWith(document: Y.Doc, answers: { join?: string; update?: (update: Uint8Array) => string | null } = {}) {
  const socket = Object.assign(new EventEmitter(), { connected: true })
  let up = true
  const ask = async (event: string, input: { stateVector?: Uint8Array; update?: Uint8Array }) => {
    if (!up) return { ok: false, code: 'not_connected' }
    if (event === 'join') {
      if (answers.join) return { ok: false, code: answers.join }
      const update = Y.encodeStateAsUpdate(document, input.stateVector)
      return { ok: true, value: { layerId: 'layer', update, stateVector: Y.encodeStateVector(document) } }
    }
    if (event !== 'update') return { ok: true, value: null }
    const refused = answers.update?.(input.update as Uint8Array)
    if (refused) return { ok: false, code: refused }
    Y.applyUpdate(document, input.update as Uint8Array)
    return { ok: true, value: null }
  }
  const go = (now: boolean) => {
    up = now
    socket.connected = now
    socket.emit(now ? 'connect' : 'disconnect')
  }
  return { notes: { socket, ask } as unknown as NotesSocket & { ask: () => Promise<NotesAnswer<unknown>> }, go }
}

async function keptPack(): Promise<{ store: KeptStore; pack: OpenPack }> {
  const store = memoryStore()
  const vault = await makeVault(store, ME, { kind: 'pin', pin: '204816' }, 1)
  const row = {
    id: 'one',
    meetingId: 'm',
    keep: 'k',
    keptAt: 1,
    until: 2,
    bytes: 1,
    items: [],
    titles: [],
    papers: [paper],
  }
  return { store, pack: await addPack(store, vault, row) }
}

async function opened(store: KeptStore, pack: OpenPack, server: ReturnType<typeof serverWith>, aside: Aside[] = []) {
  const around = {
    me: ME,
    changed: () => {},
    setAside: async (_version: string, _audience: string, code: string, written: Written[]) => {
      aside.push({ code, written })
      return true
    },
  }
  const kept = await keptLayer(store, pack, paper, 'body', around)
  const client = openLayerClient(server.notes, 'version-1', 'body', { changed: () => {}, renewed: () => {} }, kept)
  return { kept, client }
}
const write = (document: Y.Doc, id: string, text = id) =>
  document.transact(() => writeNote(entriesOf(document), comment(id, ME, { text })))
const idsIn = (document: Y.Doc) => [...document.getMap('notes').keys()].sort()
const until = async (done: () => boolean) => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5))
}
const waiting = (store: KeptStore, pack: OpenPack) => writtenIn(store, pack, 'version-1', 'body')

test('what is written without a network is there after the page began anew, and is sent once it is back', async () => {
  const { store, pack } = await keptPack()
  const theirs = new Y.Doc()
  write(theirs, 'of-others')
  await putRecord(store, pack, layerPlace(paper, 'body'), Y.encodeStateAsUpdate(theirs))
  const away = serverWith(theirs)
  away.go(false)
  const first = await opened(store, pack, away)
  expect(idsIn(first.client.document())).toEqual(['of-others'])
  write(first.client.document(), 'note-first')
  write(first.client.document(), 'note-second')
  await first.kept.settled()
  first.client.close()
  expect((await waiting(store, pack)).map(({ notes }) => notes[0]?.id)).toEqual(['note-first', 'note-second'])

  const second = await opened(store, pack, away)
  expect(idsIn(second.client.document())).toEqual(['note-first', 'note-second', 'of-others'])
  away.go(true)
  await until(() => second.client.unsent() === 0)
  await second.kept.settled()
  expect(idsIn(theirs)).toEqual(['note-first', 'note-second', 'of-others'])
  expect(await waiting(store, pack)).toEqual([])
  second.client.close()
})

test('what had no answer is kept, and sent again changes nothing twice', async () => {
  const { store, pack } = await keptPack()
  const theirs = new Y.Doc()
  const deaf = serverWith(theirs, {
    update: (update) => {
      Y.applyUpdate(theirs, update)
      return 'not_connected'
    },
  })
  const first = await opened(store, pack, deaf)
  write(first.client.document(), 'note-first')
  await until(() => idsIn(theirs).length === 1)
  await first.kept.settled()
  first.client.close()
  expect(await waiting(store, pack)).toHaveLength(1)
  const second = await opened(store, pack, serverWith(theirs))
  await until(() => second.client.unsent() === 0)
  await second.kept.settled()
  expect(idsIn(theirs)).toEqual(['note-first'])
  expect(await waiting(store, pack)).toEqual([])
  second.client.close()
})

test('a layer that closed meanwhile gives its author’s notes back with their last words', async () => {
  const { store, pack } = await keptPack()
  const gone = serverWith(new Y.Doc(), { join: 'not_found' })
  gone.go(false)
  const aside: Aside[] = []
  const { client, kept } = await opened(store, pack, gone, aside)
  write(client.document(), 'note-first', 'First words')
  const document = client.document()
  document.transact(() => changeNote(entriesOf(document), 'note-first', { text: 'Last words' }))
  await kept.settled()
  gone.go(true)
  await until(() => client.state() === 'closed')
  await kept.settled()
  expect(aside).toHaveLength(1)
  expect(aside[0]?.code).toBe('not_found')
  expect(aside[0]?.written.at(-1)?.notes).toMatchObject([{ id: 'note-first', text: 'Last words' }])
  expect(await waiting(store, pack)).toEqual([])
})

test('of several changes the one that is refused is given back, and those before it are sent', async () => {
  const { store, pack } = await keptPack()
  const theirs = new Y.Doc()
  const picky = serverWith(theirs, {
    update: (update) => {
      const trial = new Y.Doc()
      Y.applyUpdate(trial, Y.encodeStateAsUpdate(theirs))
      Y.applyUpdate(trial, update)
      return trial.getMap('notes').has('note-second') ? 'note_forged_mention' : null
    },
  })
  picky.go(false)
  const aside: Aside[] = []
  const { client, kept } = await opened(store, pack, picky, aside)
  for (const id of ['note-first', 'note-second']) write(client.document(), id)
  await kept.settled()
  picky.go(true)
  await until(() => client.unsent() === 0 && aside.length > 0)
  await kept.settled()
  expect(idsIn(theirs)).toEqual(['note-first'])
  expect(aside[0]?.written.flatMap(({ notes }) => notes.map(({ id }) => id))).toEqual(['note-second'])
  expect(await waiting(store, pack)).toEqual([])
  client.close()
})

test('what could not be set aside stays on the device', async () => {
  const { store, pack } = await keptPack()
  const gone = serverWith(new Y.Doc(), { join: 'not_found' })
  gone.go(false)
  const around = { me: ME, changed: () => {}, setAside: async () => false }
  const kept = await keptLayer(store, pack, paper, 'body', around)
  const client = openLayerClient(gone.notes, 'version-1', 'body', { changed: () => {}, renewed: () => {} }, kept)
  write(client.document(), 'note-first')
  await kept.settled()
  gone.go(true)
  await until(() => client.state() === 'closed')
  await kept.settled()
  expect(await waiting(store, pack)).toHaveLength(1)
})

test('the layer as it was last heard is kept, and no more of one that was wiped', async () => {
  const { store, pack } = await keptPack()
  const theirs = new Y.Doc()
  write(theirs, 'of-others')
  const { client } = await opened(store, pack, serverWith(theirs))
  const stored = () => getRecord(store, pack, layerPlace(paper, 'body'))
  let bytes: Uint8Array | null = null
  while (!bytes) {
    bytes = await stored()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const copy = new Y.Doc()
  Y.applyUpdate(copy, bytes)
  expect(idsIn(copy)).toEqual(['of-others'])
  client.close()
})
