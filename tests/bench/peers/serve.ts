// One of the three servers of the bench `notes-peers`, in a process of its own: `ours` on a PostgreSQL of its own, judging and
// writing before it acknowledges; the peers plain, as their own documentation starts them, which keep everything in memory.
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startLive } from '../../../server/live/start-live.ts'
import { freshHouse } from '../../support/fresh-house.ts'
import { cookieOf } from '../../support/http-member.ts'
import { openPaper } from '../../support/notes-members.ts'

export type PeerName = 'ours' | 'hocuspocus' | 'y-websocket'
/** What the members need to come in. */
export type Served = {
  origin: string
  site: string
  versionId: string
  /** How many there will be. */
  members: number
  readers: { personId: string; cookie: string }[]
}

const [name = '', members = '0'] = process.argv.slice(2)
const served =
  name === 'ours' ? await serveOurs(Number(members)) : name === 'hocuspocus' ? await serveHocuspocus() : await serveY()
process.send?.(served)
process.on('disconnect', () => process.exit(0))

async function serveOurs(count: number): Promise<Served> {
  const { ctx, strike } = await freshHouse()
  const http = createServer()
  const live = await startLive(ctx, http)
  const origin = await listening(http)
  const { versionId, readers } = await openPaper(ctx, count)
  process.on('message', () => {
    void live
      .stop()
      .then(strike)
      .then(() => process.exit(0))
  })
  const cookies = await Promise.all(readers.map(({ actor }) => cookieOf(ctx, actor)))
  return {
    origin,
    site: ctx.settings.origin.href,
    versionId,
    members: count,
    readers: readers.map(({ actor }, place) => ({ personId: actor.personId, cookie: cookies[place] as string })),
  }
}

async function serveHocuspocus(): Promise<Served> {
  const { Server } = await peer<{
    Server: new (settings: object) => { listen(): Promise<unknown>; address: AddressInfo }
  }>('@hocuspocus/server')
  const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false })
  await server.listen()
  return plain(server.address.port)
}

async function serveY(): Promise<Served> {
  const { WebSocketServer } = await peer<{
    WebSocketServer: new (
      settings: object,
    ) => { on(event: 'connection', heard: (socket: unknown, request: unknown) => void): void }
  }>('ws')
  const { setupWSConnection } = await peer<{ setupWSConnection: (socket: unknown, request: unknown) => void }>(
    '@y/websocket-server/utils',
  )
  const http = createServer()
  new WebSocketServer({ server: http }).on('connection', setupWSConnection)
  return plain(Number(new URL(await listening(http)).port))
}

function plain(port: number): Served {
  process.on('message', () => process.exit(0))
  return { origin: `ws://127.0.0.1:${port}`, site: '', versionId: 'paper', members: Number(members), readers: [] }
}

async function listening(http: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

/** Development packages that a checkout may lack; nothing else depends on them. */
async function peer<T>(name: string): Promise<T> {
  return (await import(name)) as T
}
