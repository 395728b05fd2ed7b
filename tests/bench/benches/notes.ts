// One note after another, written by each of ten members in turn, until the nine others have it: through the readers' own
// copies, judged and durable; beside a bare Socket.IO broadcast of as many bytes among ten sockets in the same process.
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Server } from 'socket.io'
import { io, type Socket } from 'socket.io-client'
import { startLive } from '../../../server/live/start-live.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { freshHouse } from '../../support/fresh-house.ts'
import { cookieOf } from '../../support/http-member.ts'
import { type NotesMember, openNotes, openPaper, until } from '../../support/notes-members.ts'
import { ascending, type Bench, type Figures, ms, percentile, type Say } from '../bench.ts'

const MEMBERS = 10
const NOTES = 200
const UPDATE_BYTES = 320
/** What the two sides wait on purpose, to send and to write together: 10 ms in the browser, 25 ms in the server. */
const GATHERING_MS = 35

export const notes: Bench = {
  name: 'notes',
  says: 'a note’s way to nine other members, against a bare Socket.IO broadcast',
  run: async (say) => {
    const { ctx, strike } = await freshHouse()
    try {
      const bare = ascending(await measureBare())
      const ours = ascending(await measureOurs(ctx, say))
      return figures(ours, bare)
    } finally {
      await strike()
    }
  },
}

function figures(ours: number[], bare: number[]): Figures {
  const at = (part: number) => ({ ours: percentile(ours, part), bare: percentile(bare, part) })
  const [p50, p99] = [at(0.5), at(0.99)]
  const ratio = ({ ours, bare }: { ours: number; bare: number }) => ours / (bare + GATHERING_MS)
  return {
    lines: [
      `${ours.length} arrivals of ${NOTES} notes: p50 ${ms(p50.ours)}, p99 ${ms(p99.ours)}, of which ${GATHERING_MS} ms are waited on purpose`,
      `bare broadcast: p50 ${ms(p50.bare)}, p99 ${ms(p99.bare)}`,
      'ratios are to the bare broadcast and that wait together',
    ],
    ratios: { p50: ratio(p50), p99: ratio(p99) },
  }
}

async function measureOurs(ctx: Ctx, say: Say): Promise<number[]> {
  const http = createServer()
  const live = await startLive(ctx, http)
  const origin = await listening(http)
  const { versionId, readers } = await openPaper(ctx, MEMBERS)
  const members = await Promise.all(
    readers.map(async (reader) => openNotes(ctx, origin, reader, versionId, await cookieOf(ctx, reader.actor))),
  )
  try {
    if (!(await until(() => members.every(({ layer }) => layer.state() === 'saved'), 20_000)))
      throw new Error('Not everybody could open the paper')
    say(`${members.length} members have the paper open`)
    const took: number[] = []
    for (let note = 0; note < NOTES; note++) took.push(...(await arrivals(members, note)))
    return took
  } finally {
    for (const member of members) member.close()
    await live.stop()
    http.closeAllConnections()
  }
}

async function arrivals(members: NotesMember[], note: number): Promise<number[]> {
  const writer = members[note % members.length] as NotesMember
  const id = `note-number-${note}`
  const began = performance.now()
  const arrived = members
    .filter((member) => member !== writer)
    .map(
      (member) =>
        new Promise<number>((resolve) => {
          const map = member.notes()
          const look = () => {
            if (!map.has(id)) return
            map.unobserve(look)
            resolve(performance.now() - began)
          }
          map.observe(look)
        }),
    )
  writer.write(id)
  const took = await Promise.all(arrived)
  await sleep(5)
  return took
}

async function measureBare(): Promise<number[]> {
  const http = createServer()
  const server = new Server(http, { serveClient: false })
  server.on('connection', (socket) => {
    socket.on('update', (bytes) => socket.broadcast.emit('update', bytes))
  })
  const origin = await listening(http)
  const sockets: Socket[] = Array.from({ length: MEMBERS }, () =>
    io(origin, { transports: ['websocket'], forceNew: true }),
  )
  try {
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', () => resolve(null)))))
    const took: number[] = []
    for (let note = 0; note < NOTES; note++) {
      const writer = sockets[note % MEMBERS] as Socket
      const began = performance.now()
      const arrived = sockets
        .filter((socket) => socket !== writer)
        .map(
          (socket) => new Promise<number>((resolve) => socket.once('update', () => resolve(performance.now() - began))),
        )
      writer.emit('update', new Uint8Array(UPDATE_BYTES))
      took.push(...(await Promise.all(arrived)))
      await sleep(5)
    }
    return took
  } finally {
    for (const socket of sockets) socket.disconnect()
    await server.close()
  }
}

async function listening(http: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}
