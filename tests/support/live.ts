// A live server on a free port, and browsers' sockets to it: real Socket.IO over real PostgreSQL.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll } from 'vitest'
import type { PersonId } from '../../app/wire/ids.ts'
import { type Changed, type Pointed, PROTOCOL_VERSION, type Presented } from '../../app/wire/socket.ts'
import { startSession } from '../../server/identity/login-session.ts'
import { startLive } from '../../server/live/start-live.ts'
import type { Ctx } from '../../server/platform/context.ts'

export type Screen = {
  socket: Socket
  cookie: string
  changed: Changed[]
  presented: (Presented | null)[]
  pointed: Pointed[]
  resets: number
  ask: (event: string, input?: unknown) => Promise<{ ok: boolean; code?: string; value?: unknown }>
}

/** Call at the top of a test file, with await. */
export async function liveServer(ctx: Ctx) {
  const http = createServer()
  const live = await startLive(ctx, http)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const sockets: Socket[] = []
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect()
    await live.stop()
    http.closeAllConnections()
  })

  const dial = (headers: Record<string, string>): Promise<Socket> => {
    const socket = io(url, { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: headers })
    sockets.push(socket)
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(socket))
      socket.once('connect_error', reject)
    })
  }

  const signIn = async (personId: PersonId): Promise<string> =>
    (await startSession(ctx, personId, 'test')).split(';')[0] as string

  /** A signed-in person's screen, connected and subscribed. */
  const open = async (personId: PersonId): Promise<Screen> => {
    const cookie = await signIn(personId)
    const socket = await dial({ cookie, origin: ctx.settings.origin.href.replace(/\/$/, '') })
    const screen: Screen = {
      socket,
      cookie,
      changed: [],
      presented: [],
      pointed: [],
      resets: 0,
      ask: (event, input) => socket.timeout(5_000).emitWithAck(event, input),
    }
    socket.on('changed', (change: Changed) => screen.changed.push(change))
    socket.on('presented', (page: Presented | null) => screen.presented.push(page))
    socket.on('pointed', (place: Pointed) => screen.pointed.push(place))
    socket.on('reset', () => {
      screen.resets += 1
    })
    await screen.ask('subscribe', { protocol: PROTOCOL_VERSION })
    return screen
  }
  /** Until everything that was committed has been told: a word that is on its way to the relay is given a moment. */
  const told = async (): Promise<void> => {
    for (let calm = 0; calm < 3; calm = live.lag() === 0 ? calm + 1 : 0)
      await new Promise((resolve) => setTimeout(resolve, 60))
  }
  return { url, dial, open, signIn, told }
}
