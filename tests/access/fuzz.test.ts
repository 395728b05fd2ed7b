// Whatever a signed-in browser sends over a socket is answered with a code or ends its own connection: the process goes on, and
// nobody else notices.
import fc from 'fast-check'
import { io as connect, type Socket } from 'socket.io-client'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { clientEvents, MAX_FRAME, minutesEvents, noteEvents, PROTOCOL_VERSION } from '../../app/wire/socket.ts'
import { type Member, makeBody } from '../support/body.ts'
import { testContext } from '../support/context.ts'
import { serveApp } from '../support/serve-app.ts'

const ctx = await testContext()
const app = await serveApp(ctx)
const { members } = await makeBody(ctx)
const [attacker, neighbour] = members as [Member, Member]
const cookie = await app.cookieOf(attacker.actor.personId)
const sockets: Socket[] = []
afterAll(() => {
  for (const socket of sockets) socket.disconnect()
})

async function dial(namespace: string, as = cookie): Promise<Socket> {
  const extraHeaders = { cookie: as, origin: app.origin }
  const socket = connect(app.origin + namespace, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders,
  })
  sockets.push(socket)
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject))
  return socket
}

const bystander = await dial('/', await app.cookieOf(neighbour.actor.personId))
const subscribe = { protocol: PROTOCOL_VERSION }
async function othersGoOn() {
  expect(await bystander.timeout(5_000).emitWithAck('subscribe', subscribe)).toMatchObject({ ok: true })
  expect((await app.ask('/health/live')).status).toBe(200)
}

/** What can travel: JSON of any shape, bytes anywhere in it, ids that look right, and the names that trip up objects. */
const id = fc.constantFrom(
  'x',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' or 1=1 --",
  'a'.repeat(64),
  '\u0000',
  '',
)
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array))
const key = fc.constantFrom(
  'meetingId',
  'versionId',
  'layerId',
  'update',
  'stateVector',
  'protocol',
  'page',
  'audience',
  '__proto__',
)
const leaf = fc.oneof(id, bytes, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string())
const anything = fc.oneof(
  leaf,
  fc.jsonValue(),
  fc.dictionary(key, fc.oneof(leaf, fc.array(leaf, { maxLength: 4 }), fc.dictionary(key, leaf, { maxKeys: 4 })), {
    maxKeys: 8,
  }),
)
const shaped: Record<string, fc.Arbitrary<unknown>> = {
  subscribe: fc.record({ protocol: fc.constant(PROTOCOL_VERSION) }),
  watch: fc.record({ meetingId: id, versionId: id }, { requiredKeys: ['meetingId'] }),
  present: fc.record({ meetingId: id, versionId: id, page: fc.integer({ min: 1 }) }),
  stopPresenting: fc.record({ meetingId: id }),
  clock: fc.record({}),
  write: fc.record({ meetingId: id, itemId: fc.option(id) }),
  point: fc.record({ meetingId: id, versionId: id, page: fc.integer(), x: fc.double(), y: fc.double() }),
  join: fc.record({
    protocol: fc.constant(PROTOCOL_VERSION),
    versionId: id,
    audience: fc.constantFrom('body', 'private'),
    stateVector: bytes,
  }),
  '/minutes join': fc.record({ protocol: fc.constant(PROTOCOL_VERSION), meetingId: id, stateVector: bytes }),
  update: fc.record({ layerId: id, update: bytes }),
  awareness: fc.record({ layerId: id, update: bytes }),
  leave: fc.record({ layerId: id }),
}

/** Socket.IO's own limit of binary pieces in a packet: above it the connection is closed. */
const MOST_BUFFERS = 10
function buffersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  if (Buffer.isBuffer(value)) return 1
  return Object.values(value).reduce((sum: number, inner) => sum + buffersIn(inner), 0)
}

describe('garbage', () => {
  const events = [
    ...Object.keys(clientEvents).map((event) => ['/', event] as const),
    ...Object.keys(noteEvents).map((event) => ['/notes', event] as const),
    ...Object.keys(minutesEvents).map((event) => ['/minutes', event] as const),
  ]
  test.each(events)('on %s %s is answered with a code', async (namespace, event) => {
    let socket = await dial(namespace)
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(anything, (shaped[`${namespace} ${event}`] ?? shaped[event]) as fc.Arbitrary<unknown>),
        async (input) => {
          const ended = new Promise<'ended'>((resolve) => socket.once('disconnect', () => resolve('ended')))
          const answer = await Promise.race([socket.timeout(5_000).emitWithAck(event, input), ended])
          if (answer === 'ended') {
            expect(buffersIn(input)).toBeGreaterThan(MOST_BUFFERS)
            socket = await dial(namespace)
            return
          }
          expect(typeof answer.ok).toBe('boolean')
          if (!answer.ok) expect(answer.code).toMatch(/^[a-z_]+$/)
          expect(answer.code).not.toBe('failed')
        },
      ),
      { numRuns: 80 },
    )
    socket.emit(event)
    socket.emit(event, 1, 2, 3, () => {})
    await othersGoOn()
    socket.disconnect()
  })
})

test.each([
  ['no packet', ['zzz', '', '9', '4']],
  ['half a packet', ['42["subscribe"', '42[', '42']],
  [
    'names that Socket.IO keeps for itself',
    ['42["disconnect"]', '42["connect"]', '42["error",{}]', '42["newListener"]'],
  ],
  ['a name that is no text', ['42[{"a":1}]', '42[null]', '42[7]', '42["__proto__",{}]', '42["constructor"]']],
  ['bytes that never come', ['451-["update",{"_placeholder":true,"num":0}]', '42["subscribe",{}]']],
  ['more bytes than can come', ['459999999-["update"]']],
  ['places for bytes that are not there', ['451-["update",{"_placeholder":true,"num":99}]', new Uint8Array([1, 2, 3])]],
  ['bytes out of turn', [new Uint8Array(1_000), new Uint8Array(0)]],
  ['a nest without an end', [`42["subscribe",${'['.repeat(50_000)}${']'.repeat(50_000)}]`]],
  ['a namespace that is not there', ['40/admin,', '42/admin,["x"]', '40/__proto__,']],
] as [string, (string | Uint8Array)[]][])('%s on the wire hurts nobody else', async (_name, frames) => {
  const url = `${app.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(url, { headers: { cookie, origin: app.origin } } as never)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  socket.send('40')
  for (const frame of frames) socket.send(frame as string)
  await othersGoOn()
  socket.close()
})

test.each(['/', '/notes', '/minutes'])('a frame above the limit closes its own connection to %s', async (namespace) => {
  const socket = await dial(namespace)
  socket.emit('subscribe', 'x'.repeat(MAX_FRAME + 1_000))
  await vi.waitFor(() => expect(socket.connected).toBe(false), { timeout: 5_000 })
  await othersGoOn()
})

test.each(['/', '/notes', '/minutes'])(
  'more frames than hands can make close their own connection to %s',
  async (namespace) => {
    const socket = await dial(namespace)
    for (let said = 0; said < 2_000; said++) socket.emit('nonsense', said)
    await vi.waitFor(() => expect(socket.connected).toBe(false), { timeout: 5_000 })
    await othersGoOn()
  },
)
