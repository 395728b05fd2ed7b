import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openLayerClient } from '../../app/annotations/layer-client.ts'
import type { NotesAnswer, NotesSocket } from '../../app/annotations/notes-socket.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const LAYER = 'version:body'
type Asked = { event: string; input: { update: Uint8Array }; answer: (answer: NotesAnswer<unknown>) => Promise<void> }

/** The connection, whose other end is played by the test: it answers when it likes, or never. */
function connection() {
  const socket = Object.assign(new EventEmitter(), { connected: true })
  const asked: Asked[] = []
  const ask = (event: string, input: unknown) =>
    new Promise((resolve) => {
      const answer = async (given: NotesAnswer<unknown>) => {
        resolve(given)
        await vi.advanceTimersByTimeAsync(20)
      }
      asked.push({ event, input: input as Asked['input'], answer })
    })
  const layer = openLayerClient({ socket, ask } as unknown as NotesSocket, 'version', 'body', {
    changed: () => {},
    renewed: () => {},
  })
  const drop = () => {
    socket.connected = false
    socket.emit('disconnect')
  }
  const back = () => {
    socket.connected = true
    socket.emit('connect')
  }
  const next = (event: string) => {
    const found = asked.findIndex((each) => each.event === event)
    expect(found, `nothing asked: ${event}`).toBeGreaterThanOrEqual(0)
    return asked.splice(found, 1)[0] as Asked
  }
  return { socket, layer, asked, next, drop, back }
}

const joined = (document: Y.Doc): NotesAnswer<unknown> => ({
  ok: true,
  value: { layerId: LAYER, update: Y.encodeStateAsUpdate(document) },
})
const write = (document: Y.Doc, id: string) => document.getMap('notes').set(id, new Y.Map([['text', id]]))
const idsIn = (document: Y.Doc) => [...document.getMap('notes').keys()].sort()
const accepted: NotesAnswer<unknown> = { ok: true, value: null }
const noAnswer: NotesAnswer<unknown> = { ok: false, code: 'not_connected' }

test('a note told before the answer to join came is kept', async () => {
  const { socket, layer, next } = connection()
  const server = new Y.Doc()
  write(server, 'first')
  const answer = joined(server)
  server.on('update', (update: Uint8Array) => socket.emit('update', { layerId: LAYER, update }))
  write(server, 'told early')
  await next('join').answer(answer)
  expect(idsIn(layer.document())).toEqual(['first', 'told early'])
  write(server, 'told after')
  expect(idsIn(layer.document())).toEqual(['first', 'told after', 'told early'])
  expect(layer.state()).toBe('saved')
})

test('a note of another layer, told before the answer to join, is not taken into this one', async () => {
  const { socket, layer, next } = connection()
  const other = new Y.Doc()
  write(other, 'private')
  socket.emit('update', { layerId: 'version:p:somebody', update: Y.encodeStateAsUpdate(other) })
  await next('join').answer(joined(new Y.Doc()))
  expect(idsIn(layer.document())).toEqual([])
})

test('what had no answer when the connection broke is sent again on the next one, with what was written since', async () => {
  const { layer, asked, next, drop, back } = connection()
  await next('join').answer(joined(new Y.Doc()))
  write(layer.document(), 'sent, not answered')
  await vi.advanceTimersByTimeAsync(20)
  const lost = next('update')
  drop()
  await lost.answer(noAnswer)
  write(layer.document(), 'written offline')
  expect(layer.state()).toBe('offline')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(asked).toEqual([])
  back()
  await next('join').answer(joined(new Y.Doc()))
  const again = next('update')
  const server = new Y.Doc()
  Y.applyUpdate(server, again.input.update)
  expect(idsIn(server)).toEqual(['sent, not answered', 'written offline'])
  await again.answer(accepted)
  expect([layer.state(), layer.unsent()]).toEqual(['saved', 0])
})

test('what the server could not write is sent again on the same connection until it can', async () => {
  const { layer, next } = connection()
  await next('join').answer(joined(new Y.Doc()))
  write(layer.document(), 'while the database is away')
  await vi.advanceTimersByTimeAsync(20)
  for (const refusal of ['failed', 'failed', 'not_connected']) {
    await next('update').answer({ ok: false, code: refusal })
    await vi.advanceTimersByTimeAsync(2_000)
  }
  await next('update').answer(accepted)
  expect([layer.state(), layer.unsent()]).toEqual(['saved', 0])
})

test('a server that cannot open the layer yet is asked again', async () => {
  const { layer, next } = connection()
  await next('join').answer({ ok: false, code: 'failed' })
  await vi.advanceTimersByTimeAsync(2_000)
  await next('join').answer(joined(new Y.Doc()))
  expect(layer.state()).toBe('saved')
})
