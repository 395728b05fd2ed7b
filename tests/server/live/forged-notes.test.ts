// Whatever a member's tampered browser sends over its own connection: refused with a code, kept nowhere, told to nobody, while
// the others on the same layer write on. Each forgery is sent between two honest notes of two others, who must see only those.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io as connect, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { changeNote, entriesOf } from '../../../app/wire/note-entries.ts'
import { MAX_UPDATE } from '../../../app/wire/socket.ts'
import { loadLayer } from '../../../server/annotations/layer-store.ts'
import { makeLayers } from '../../../server/annotations/layers.ts'
import { keepGroup } from '../../../server/groups/keep-group.ts'
import { startSession } from '../../../server/identity/login-session.ts'
import { createGateway } from '../../../server/live/gateway.ts'
import { attachNotes } from '../../../server/live/notes-gateway.ts'
import { noticesOf } from '../../../server/meetings/queries.ts'
import { type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { comment, notesIn } from '../annotations/support.ts'
import { attach, makePack, publish } from '../documents/support.ts'

const ctx = await testContext()
const pack = await makePack(ctx)
const { versionId } = must(await attach(ctx, pack, 'helloworld-bad.pdf'))
await publish(ctx, pack)
const [huda, salma, auditor] = [pack.members[2], pack.members[3], pack.members[4]] as [Member, Member, Member]
const chair = pack.members.find(({ role }) => role === 'chair') as Member
const stranger = (await makeBody(ctx, ['member'])).members[0] as Member
const groupId = must(
  await keepGroup(ctx, pack.secretary, {
    requestId: requestId(ctx),
    bodyId: pack.bodyId,
    groupId: null,
    name: { ar: 'مكتب الرئيس', en: 'The chair’s office' },
    seats: [chair.seatId],
  }),
).groupId

const server = createServer()
const { io } = createGateway(ctx, server)
const layers = makeLayers(ctx)
attachNotes(io, ctx, layers)
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

/** A browser on the shared layer, with a copy of it. */
async function open(member: Member) {
  const cookie = (await startSession(ctx, member.actor.personId, 'test')).split(';')[0] ?? ''
  const extraHeaders = { cookie, origin: ctx.settings.origin.href }
  const socket = connect(`${origin}/notes`, { forceNew: true, transports: ['websocket'], extraHeaders })
  sockets.push(socket)
  const ask = (event: string, input: unknown): Promise<Answer> => socket.timeout(5_000).emitWithAck(event, input)
  const document = new Y.Doc()
  const stateVector = Y.encodeStateVector(document)
  const { value } = await ask('join', { protocol: 1, versionId, audience: 'body', stateVector })
  Y.applyUpdate(document, new Uint8Array(value.update))
  const heard: Buffer[] = []
  socket.on('update', (told: { update: Uint8Array }) => {
    heard.push(Buffer.from(told.update))
    Y.applyUpdate(document, new Uint8Array(told.update))
  })
  const make = (change: (notes: Y.Map<unknown>) => void): Uint8Array => {
    const before = Y.encodeStateVector(document)
    document.transact(() => change(entriesOf(document)))
    return Y.encodeStateAsUpdate(document, before)
  }
  const push = (update: Uint8Array, layerId = value.layerId) => ask('update', { layerId, update })
  return { socket, ask, push, make, document, heard, layerId: value.layerId }
}
const entry = (note: object) => JSON.stringify(note)
let count = 0
const nextId = () => `note-${String(++count).padStart(6, '0')}`
const FORGED = 'xyzzy-forged'

type Forger = Awaited<ReturnType<typeof open>> & { hudasNote: string; me: string }
const forgeries: [name: string, code: string, forge: (forger: Forger) => Promise<Answer>][] = [
  [
    'a note in another member’s name',
    'note_forged_author',
    ({ push, make }) =>
      push(
        make((notes) =>
          notes.set('note-forged-1', entry(comment('note-forged-1', huda.actor.personId, { text: FORGED }))),
        ),
      ),
  ],
  [
    'a reply in another member’s name',
    'note_forged_author',
    ({ push, make, hudasNote }) => {
      const {
        page: _,
        at: __,
        selector: ___,
        ...rest
      } = comment('note-forged-2', huda.actor.personId, { text: FORGED })
      return push(make((notes) => notes.set('note-forged-2', entry({ ...rest, kind: 'reply', to: hudasNote }))))
    },
  ],
  [
    'other words in another’s note',
    'note_not_yours',
    ({ push, make, hudasNote }) => push(make((notes) => changeNote(notes, hudasNote, { text: FORGED }))),
  ],
  [
    'another’s note deleted',
    'note_not_yours',
    ({ push, make, hudasNote }) => push(make((notes) => notes.delete(hudasNote))),
  ],
  [
    'another’s note taken over',
    'note_not_yours',
    ({ push, make, hudasNote, me }) =>
      push(make((notes) => notes.set(hudasNote, entry(comment(hudasNote, me, { text: FORGED }))))),
  ],
  [
    'a mention of somebody of another body',
    'note_forged_mention',
    ({ push, make, me }) => {
      const mentions = [stranger.actor.personId]
      return push(
        make((notes) => notes.set('note-forged-3', entry(comment('note-forged-3', me, { text: FORGED, mentions })))),
      )
    },
  ],
  [
    'a mention of somebody who reads no papers',
    'note_forged_mention',
    ({ push, make, me }) => {
      const mentions = [auditor.actor.personId]
      return push(
        make((notes) => notes.set('note-forged-4', entry(comment('note-forged-4', me, { text: FORGED, mentions })))),
      )
    },
  ],
  [
    'a mention hung on another’s note',
    'note_not_yours',
    ({ push, make, hudasNote }) =>
      push(make((notes) => changeNote(notes, hudasNote, { mentions: [huda.actor.personId] }))),
  ],
  [
    'what the server alone says of a note: that it was carried over',
    'note_',
    ({ push, make, me }) => {
      const carried = { from: 'version', version: 1, page: 1, box: [1, 2, 3, 4], score: 1, state: 'moved' }
      return push(
        make((notes) => notes.set('note-forged-5', entry(comment('note-forged-5', me, { text: FORGED, carried })))),
      )
    },
  ],
  ['garbage', 'note_malformed', ({ push }) => push(new Uint8Array([9, 250, 1, 1, 2, 3, 255, 7]))],
  [
    'random bytes',
    'note_malformed',
    ({ push }) => push(Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919 + 13) % 256)),
  ],
  ['no bytes at all', 'input_malformed', ({ ask, layerId }) => ask('update', { layerId, update: 'a string' })],
  ['more than an update may hold', 'note_too_large', ({ push }) => push(new Uint8Array(MAX_UPDATE + 1).fill(7))],
  [
    'a note in the layer of a group that the sender is not in',
    'layer_closed',
    ({ push, make, me }) =>
      push(
        make((notes) => notes.set('note-forged-6', entry(comment('note-forged-6', me, { text: FORGED })))),
        `${versionId}:g:${groupId}`,
      ),
  ],
  [
    'a note in another’s private layer',
    'layer_closed',
    ({ push, make, me }) =>
      push(
        make((notes) => notes.set('note-forged-7', entry(comment('note-forged-7', me, { text: FORGED })))),
        `${versionId}:p:${huda.actor.personId}`,
      ),
  ],
  [
    'a request to join a group that the sender is not in',
    'not_found',
    ({ ask }) => {
      const stateVector = Y.encodeStateVector(new Y.Doc())
      return ask('join', { protocol: 1, versionId, audience: `group:${groupId}`, stateVector })
    },
  ],
]

describe('a forged update is refused with a code, and the others are unaffected', () => {
  test.each(forgeries)('%s: %s', async (_name, code, forge) => {
    const [a, b, forger] = [await open(huda), await open(chair), await open(salma)]
    const [hudasNote, before, after] = [nextId(), nextId(), nextId()]
    const honest = (who: typeof a, id: string, author: Member) =>
      who.push(who.make((notes) => notes.set(id, entry(comment(id, author.actor.personId)))))
    must((await honest(a, hudasNote, huda)) as never)
    await settle()
    const [first, refused] = await Promise.all([
      honest(b, before, chair),
      forge({ ...forger, hudasNote, me: salma.actor.personId }),
    ])
    const second = await honest(a, after, huda)
    expect([first.ok, second.ok]).toEqual([true, true])
    expect(refused).toMatchObject({ ok: false, code: expect.stringContaining(code) })
    await settle()
    const kept = notesIn(await loadLayer(ctx, a.layerId))
    expect(kept).toMatchObject({ [hudasNote]: comment(hudasNote, huda.actor.personId) })
    expect(Object.keys(kept)).toEqual(expect.arrayContaining([before, after]))
    for (const { socket, heard, document: copy } of [a, b]) {
      expect(socket.connected).toBe(true)
      expect(Buffer.concat(heard).includes(FORGED)).toBe(false)
      expect(notesIn(copy)).toEqual(kept)
    }
    for (const person of [stranger, auditor])
      expect((await noticesOf(ctx.db, person.actor.personId)).filter(({ kind }) => kind === 'note_mention')).toEqual([])
    for (const { socket } of [a, b, forger]) socket.disconnect()
  })

  test('ten megabytes: the sender’s connection is closed as too large (WebSocket 1009), and only theirs', async () => {
    const [a, b, forger] = [await open(huda), await open(chair), await open(salma)]
    const closed = new Promise<number | undefined>((resolve) =>
      forger.socket.io.engine.on('close', (_reason, details) =>
        resolve((details as { context?: { code?: number } } | undefined)?.context?.code),
      ),
    )
    forger.socket.io.reconnection(false)
    forger.socket.emit('update', { layerId: forger.layerId, update: new Uint8Array(10_000_000).fill(1) })
    expect(await closed).toBe(1009)
    const id = nextId()
    must((await a.push(a.make((notes) => notes.set(id, entry(comment(id, huda.actor.personId)))))) as never)
    await settle()
    expect(b.document.getMap('notes').has(id)).toBe(true)
    expect([a.socket.connected, b.socket.connected, forger.socket.connected]).toEqual([true, true, false])
  })
})

const settle = () => new Promise((resolve) => setTimeout(resolve, 80))
