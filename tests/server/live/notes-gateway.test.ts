import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io as connect, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { GroupId, SeatId } from '../../../app/wire/ids.ts'
import { entriesOf, writeNote } from '../../../app/wire/note-entries.ts'
import { annotationUpdate } from '../../../db/schema/annotations.ts'
import { makeLayers } from '../../../server/annotations/layers.ts'
import { startMandate } from '../../../server/bodies/start-mandate.ts'
import { keepGroup } from '../../../server/groups/keep-group.ts'
import { startSession } from '../../../server/identity/login-session.ts'
import { createGateway } from '../../../server/live/gateway.ts'
import { attachNotes } from '../../../server/live/notes-gateway.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { type Member, makeBody, makePerson, must, requestId, SETUP, seatSomebody } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { comment } from '../annotations/support.ts'
import { attach, makePack, publish } from '../documents/support.ts'

const ctx = await testContext()
const pack = await makePack(ctx)
const { versionId } = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
await publish(ctx, pack)
const [huda, salma] = [pack.members[2] as Member, pack.members[3] as Member]
const foreign = (await makeBody(ctx, ['chair'])).members[0] as Member

const server = createServer()
const { io } = createGateway(ctx, server)
const layers = makeLayers(ctx)
const notes = attachNotes(io, ctx, layers)
const sockets: Socket[] = []
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await layers.close()
  await io.close()
})

type Answer = { ok: boolean; code?: string; value: { layerId: string; update: Uint8Array } }

async function open(actor: Actor | null) {
  const cookie = actor ? ((await startSession(ctx, actor.personId, 'test')).split(';')[0] ?? '') : ''
  const socket = connect(`${origin}/notes`, {
    forceNew: true,
    transports: ['websocket'],
    extraHeaders: { cookie, origin: ctx.settings.origin.href },
  })
  sockets.push(socket)
  const heard: { event: string; message: { layerId: string; update: Uint8Array; reason?: string } }[] = []
  socket.onAny((event, message) => heard.push({ event, message }))
  const ask = (event: string, input: unknown): Promise<Answer> => socket.timeout(5000).emitWithAck(event, input)
  const joinBody = (audience: 'body' | 'private') =>
    ask('join', { protocol: 1, versionId, audience, stateVector: Y.encodeStateVector(new Y.Doc()) })
  return { socket, heard, ask, joinBody }
}

const update = (note: Record<string, unknown>) => {
  const document = new Y.Doc()
  writeNote(entriesOf(document), note as { id: string })
  return Y.encodeStateAsUpdate(document)
}
const presence = (state: object) => {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(state)
  const said = encodeAwarenessUpdate(awareness, [awareness.clientID])
  awareness.destroy()
  return said
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 150))

test('nobody connects without a session', async () => {
  const { socket } = await open(null)
  const error = await new Promise<Error>((resolve) => socket.on('connect_error', resolve))
  expect(error.message).toBe('sign_in_required')
})

test('a shared note reaches the other reader, a private one does not, in any message', async () => {
  const [a, b] = [await open(huda.actor), await open(salma.actor)]
  const body = await a.joinBody('body')
  const own = await a.joinBody('private')
  await b.joinBody('body')
  await b.joinBody('private')
  const author = huda.actor.personId
  const text = 'Ask before the vote'
  expect(
    await a.ask('update', { layerId: own.value.layerId, update: update(comment('note-0001', author, { text })) }),
  ).toMatchObject({ ok: true })
  expect(
    await a.ask('update', {
      layerId: body.value.layerId,
      update: update(comment('note-0002', author, { text: 'For all' })),
    }),
  ).toMatchObject({ ok: true })
  await settle()
  const bytes = b.heard.map(({ message }) => Buffer.from(message.update).toString('latin1')).join()
  expect(bytes).toContain('For all')
  expect(bytes).not.toContain(text)
  const named = await b.ask('update', {
    layerId: own.value.layerId,
    update: update(comment('note-0003', salma.actor.personId)),
  })
  expect(named).toMatchObject({ ok: false, code: 'layer_closed' })
})

test('whoever forges an author is refused and closed, and must make a new copy', async () => {
  const a = await open(salma.actor)
  const { value } = await a.joinBody('body')
  const forged = update(comment('note-0666', huda.actor.personId))
  expect(await a.ask('update', { layerId: value.layerId, update: forged })).toMatchObject({
    ok: false,
    code: 'note_forged_author',
  })
  await settle()
  expect(a.heard).toContainEqual({ event: 'layerClosed', message: { layerId: value.layerId, reason: 'refused' } })
})

test('presence carries the session’s person, whatever was said, and ends with the connection', async () => {
  const [a, b] = [await open(huda.actor), await open(salma.actor)]
  const { value } = await a.joinBody('body')
  await b.joinBody('body')
  b.heard.length = 0
  expect(
    await a.ask('awareness', { layerId: value.layerId, update: presence({ person: salma.actor.personId, page: 3 }) }),
  ).toMatchObject({ ok: true })
  await settle()
  const seen = new Awareness(new Y.Doc())
  seen.setLocalState(null)
  for (const { event, message } of b.heard)
    if (event === 'awareness') applyAwarenessUpdate(seen, new Uint8Array(message.update), 'x')
  expect([...seen.getStates().values()]).toEqual([{ person: huda.actor.personId, page: 3 }])
  // A second client id on the same connection would be a second face.
  expect(await a.ask('awareness', { layerId: value.layerId, update: presence({ page: 4 }) })).toMatchObject({
    ok: false,
  })
  b.heard.length = 0
  a.socket.disconnect()
  await settle()
  for (const { event, message } of b.heard)
    if (event === 'awareness') applyAwarenessUpdate(seen, new Uint8Array(message.update), 'x')
  expect(seen.getStates().size).toBe(0)
  seen.destroy()
})

test('a hand that points is shown to who is on the same layer, and kept nowhere', async () => {
  const [a, b, c] = [await open(huda.actor), await open(salma.actor), await open(foreign.actor)]
  const { value } = await a.joinBody('body')
  await b.joinBody('body')
  await c.joinBody('body')
  const said = presence({ page: 2, at: [120, 340], person: 'x', html: '<b>' })
  expect(await a.ask('awareness', { layerId: value.layerId, update: said })).toMatchObject({ ok: true })
  await settle()
  const heardBy = (socket: typeof b) => {
    const seen = new Awareness(new Y.Doc())
    seen.setLocalState(null)
    for (const { event, message } of socket.heard)
      if (event === 'awareness') applyAwarenessUpdate(seen, new Uint8Array(message.update), 'x')
    const states = [...seen.getStates().values()]
    seen.destroy()
    return states
  }
  expect(heardBy(b)).toContainEqual({ person: huda.actor.personId, page: 2, at: [120, 340] })
  expect(heardBy(c)).toEqual([])
  for (const at of [[1], [1, 2, 3], ['x', 'y'], [Number.NaN, 1]]) {
    const forged = presence({ page: 2, at })
    expect(await a.ask('awareness', { layerId: value.layerId, update: forged })).toMatchObject({ ok: false })
  }
  const kept = await ctx.db.select().from(annotationUpdate)
  expect(kept.some(({ update }) => Buffer.from(update).includes('340'))).toBe(false)
})

test('who leaves a group while its layer is open over a socket is told that it closed, and hears nothing after', async () => {
  const chair = pack.members.find(({ role }) => role === 'chair') as Member
  const list = async (seats: SeatId[], groupId: GroupId | null = null) =>
    must(
      await keepGroup(ctx, pack.secretary, {
        requestId: requestId(ctx),
        bodyId: pack.bodyId,
        groupId,
        name: { ar: 'مكتب', en: 'Office' },
        seats,
      }),
    ).groupId
  const groupId = await list([chair.seatId, huda.seatId])
  const [a, b, c] = [await open(chair.actor), await open(huda.actor), await open(salma.actor)]
  const stateVector = Y.encodeStateVector(new Y.Doc())
  const join = { protocol: 1, versionId, audience: `group:${groupId}`, stateVector }
  const { value } = await a.ask('join', join)
  await b.ask('join', join)
  expect(await c.ask('join', join)).toMatchObject({ ok: false, code: 'not_found' })
  await list([chair.seatId], groupId)
  await notes.recheckBody(pack.bodyId)
  await settle()
  expect(b.heard).toContainEqual({ event: 'layerClosed', message: { layerId: value.layerId, reason: 'access_ended' } })
  b.heard.length = 0
  const note = comment('note-of-the-office', chair.actor.personId, { text: 'For the office alone' })
  expect(await a.ask('update', { layerId: value.layerId, update: update(note) })).toMatchObject({ ok: true })
  await settle()
  expect([b.heard, c.heard]).toEqual([[], []])
  const late = { layerId: value.layerId, update: update(comment('too-late-1', huda.actor.personId)) }
  expect(await b.ask('update', late)).toMatchObject({ code: 'layer_closed' })
})

test('malformed and foreign questions are answered with a code', async () => {
  const a = await open(foreign.actor)
  expect(await a.joinBody('body')).toMatchObject({ ok: false, code: 'not_found' })
  for (const [event, input] of [
    ['join', { protocol: 9 }],
    ['join', null],
    ['update', { layerId: 1 }],
    ['awareness', 'x'],
    ['leave', {}],
  ] as const)
    expect(await a.ask(event, input)).toMatchObject({ ok: false, code: 'input_malformed' })
  expect(await a.ask('awareness', { layerId: `${versionId}:body`, update: presence({ page: 1 }) })).toMatchObject({
    code: 'layer_closed',
  })
})

test('whose seat passed to somebody else reads and writes no more, with the paper open or closed', async () => {
  const leaving = await seatSomebody(ctx, pack.bodyId, 'member')
  const reader = await open(leaving.actor)
  const { layerId } = must((await reader.joinBody('body')) as never) as { layerId: string }
  must(await startMandate(ctx, SETUP, { bodyId: pack.bodyId, seatId: leaving.seatId, personId: await makePerson(ctx) }))
  await notes.recheckAll()
  await settle()
  expect(reader.heard.find(({ event }) => event === 'layerClosed')?.message.reason).toBe('access_ended')
  const late = update(comment(leaving.actor.personId, 'too-late'))
  expect(await reader.ask('update', { layerId, update: late })).toMatchObject({ ok: false, code: 'layer_closed' })
  expect(await reader.joinBody('body')).toMatchObject({ ok: false })
})

test('a session that ends closes its connections', async () => {
  const a = await open(huda.actor)
  await a.joinBody('body')
  const gone = new Promise((resolve) => a.socket.on('disconnect', resolve))
  const [sessionId] = [...io.of('/notes').sockets.values()]
    .filter((socket) => socket.id === a.socket.id)
    .map((socket) => socket.data.sessionId)
  notes.closeSession(sessionId ?? '')
  expect(await gone).toBe('io server disconnect')
})
