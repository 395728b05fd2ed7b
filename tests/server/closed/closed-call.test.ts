// The race: what is said over a socket just after the sitting was closed. The commit has the last word: whoever is outside neither
// says anything nor hears it, whatever the relay has told by then.
import { io, type Socket } from 'socket.io-client'
import { afterAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { CALL_PROTOCOL, type CallView, type HeardSignal } from '../../../app/wire/call.ts'
import { entriesOf, writeNote } from '../../../app/wire/note-entries.ts'
import { PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { type Member, must } from '../../support/body.ts'
import { doingIn, makeClosedSitting } from '../../support/closed.ts'
import { testContext } from '../../support/context.ts'
import { liveServer } from '../../support/live.ts'

const ctx = await testContext()
const { url, signIn, open, told } = await liveServer(ctx)
const sockets: Socket[] = []
afterAll(() => {
  for (const socket of sockets) socket.disconnect()
})

type Answer = { ok: boolean; code?: string; value?: unknown }
const media = { mic: true, camera: true, screen: false, lean: false }
let tabs = 0

async function dial(namespace: string, who: Member) {
  const extraHeaders = { cookie: await signIn(who.actor.personId), origin: ctx.settings.origin.href.replace(/\/$/, '') }
  const socket = io(url + namespace, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders })
  sockets.push(socket)
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject))
  return socket
}
const say = (socket: Socket, event: string, input: object): Promise<Answer> =>
  socket.timeout(5_000).emitWithAck(event, input)

async function join(who: Member, meetingId: string) {
  const socket = await dial('/call', who)
  const views: CallView[] = []
  const signals: HeardSignal[] = []
  socket.on('view', (view) => views.push(view))
  socket.on('signal', (heard) => signals.push(heard))
  const tab = String(++tabs).padStart(32, '0')
  const entered = await say(socket, 'enter', { protocol: CALL_PROTOCOL, meetingId, tab, media })
  views.push((entered as { value: CallView }).value)
  const view = () => views.at(-1) as CallView
  return {
    signals,
    view,
    ask: (event: string, input: object = {}) => say(socket, event, { meetingId, ...input }),
    peers: () => {
      const now = view()
      return now.phase === 'in' ? now.peers.map(({ peerId }) => peerId) : []
    },
  }
}

test('whoever is outside waits in the lobby at once, hears and says nothing more, and is back in the call as the sitting is reopened', async () => {
  const at = await makeClosedSitting(ctx)
  const { close, reopen, call, admit } = doingIn(ctx, at)
  must(await call(at.first))
  const desk = await join(at.secretary, at.meetingId)
  const member = await join(at.voters[1] as Member, at.meetingId)
  const observer = await join(at.observer, at.meetingId)
  must((await desk.ask('admitAll')) as { ok: true; value: unknown })
  await vi.waitFor(() => expect(desk.peers()).toHaveLength(2))
  await vi.waitFor(() => expect(observer.view().phase).toBe('in'))
  const theirs = observer.peers()
  const me = (observer.view() as { me: { peerId: string } }).me.peerId

  must(await close())
  // Before the relay has told anybody.
  const signal = { again: true }
  expect(await observer.ask('signal', { to: theirs[0], signal })).toMatchObject({ code: 'call_not_in' })
  expect(await member.ask('signal', { to: me, signal })).toMatchObject({ code: 'not_found' })
  await told()
  expect(observer.signals).toEqual([])
  expect(observer.view()).toEqual({ phase: 'waiting', meetingId: at.meetingId, number: expect.any(Number), shut: true })
  expect(desk.peers()).toHaveLength(1)
  expect(member.peers()).toHaveLength(1)
  // Nobody is let in by the lobby's door meanwhile, and whoever comes now waits too.
  expect(await desk.ask('admit', { peerId: me })).toMatchObject({ code: 'closed_part' })
  expect(await desk.ask('admitAll')).toMatchObject({ ok: true })
  const adviser = await join(at.adviser, at.meetingId)
  expect(adviser.view()).toMatchObject({ phase: 'waiting', shut: true })
  // Admitted to the item by name, they come to its part of the call like anybody: by the lobby.
  must(await admit(at.adviser, at.first))
  await vi.waitFor(() => expect(adviser.view()).not.toHaveProperty('shut'))

  must(await reopen())
  await vi.waitFor(() => expect(observer.view().phase).toBe('in'))
  expect(adviser.view().phase).toBe('waiting')
  await vi.waitFor(() => expect(desk.peers()).toHaveLength(2))
})

test('nothing gets through between two readings of who may stay, however many words are said at once', async () => {
  const at = await makeClosedSitting(ctx)
  const { close, call } = doingIn(ctx, at)
  must(await call(at.first))
  const desk = await join(at.secretary, at.meetingId)
  const members: Awaited<ReturnType<typeof join>>[] = []
  for (const voter of at.voters.slice(1, 4)) members.push(await join(voter, at.meetingId))
  const observer = await join(at.observer, at.meetingId)
  must((await desk.ask('admitAll')) as { ok: true; value: unknown })
  await vi.waitFor(() => expect(observer.peers()).toHaveLength(1 + members.length))
  const me = (observer.view() as { me: { peerId: string } }).me.peerId
  const theirs = observer.peers()
  must(await close())
  const words = Array.from({ length: 12 }, (_, n) => n)
  const signal = { again: true }
  const [said, heard] = await Promise.all([
    Promise.all(words.map((n) => observer.ask('signal', { to: theirs[n % theirs.length], signal }))),
    Promise.all(words.map((n) => members[n % members.length]?.ask('signal', { to: me, signal }))),
  ])
  expect(said.filter(({ ok }) => ok)).toEqual([])
  expect(heard.filter((answer) => answer?.ok)).toEqual([])
  expect(observer.signals).toEqual([])
})

test('a layer of a closed item is closed to whoever is sent out: what they write after is refused', async () => {
  const at = await makeClosedSitting(ctx, { open: false })
  const { admit, sendOut } = doingIn(ctx, at)
  must(await admit(at.adviser))
  const notes = await dial('/notes', at.adviser)
  const stateVector = Y.encodeStateVector(new Y.Doc())
  const joining = { protocol: PROTOCOL_VERSION, versionId: at.versionId, audience: 'body', stateVector }
  const { value } = (await say(notes, 'join', joining)) as { value: { layerId: string } }
  must(await sendOut(at.adviser))
  // Layers are left as the relay tells of it.
  await told()
  const document = new Y.Doc()
  const note = {
    id: 'a-late-note',
    author: at.adviser.actor.personId,
    createdAt: '2026-11-20T08:00:00.000Z',
    kind: 'comment',
    page: 1,
    at: [1, 1],
    text: 'late',
  }
  writeNote(entriesOf(document), { ...note, selector: { exact: 'late', prefix: '', suffix: '' } })
  const update = { layerId: value.layerId, update: Y.encodeStateAsUpdate(document) }
  expect(await say(notes, 'update', update)).toMatchObject({ ok: false })
  expect(await say(notes, 'join', joining)).toMatchObject({ code: 'not_found' })
})

test('a page that is shown when the sitting is closed is gone for those outside, and where it is pointed at does not reach them', async () => {
  const at = await makeClosedSitting(ctx)
  const { close, reopen, call } = doingIn(ctx, at)
  must(await call(at.first))
  const [desk, member, observer] = [
    await open(at.secretary.actor.personId),
    await open((at.voters[1] as Member).actor.personId),
    await open(at.observer.actor.personId),
  ]
  // A paper of an item that is not closed itself.
  const shown = { meetingId: at.meetingId, versionId: at.openVersionId }
  for (const screen of [desk, member, observer]) await screen.ask('watch', shown)
  expect(await desk.ask('present', { ...shown, page: 1 })).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(observer.presented.at(-1)).toMatchObject({ page: 1 }))
  must(await close())
  // At once: none of them is said while who stays is still being asked.
  const points = Array.from({ length: 10 }, () => desk.ask('point', { ...shown, page: 1, x: 10, y: 10 }))
  for (const said of await Promise.all(points)) expect(said).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(member.pointed.length).toBeGreaterThan(0))
  expect(observer.pointed).toEqual([])
  await vi.waitFor(() => expect(observer.presented.at(-1)).toBeNull())
  must(await reopen())
  await vi.waitFor(() => expect(observer.presented.at(-1)).toMatchObject({ page: 1 }))
})
