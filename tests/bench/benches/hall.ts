// Three hundred members in one sitting over real sockets: an item is called, a vote opened and closed. For each act, when each
// member's screen has heard of it and when it has read what is new; beside a bare Socket.IO broadcast to as many sockets. The
// members' sockets and requests come from this process, on the same cores as the server.
import { fork } from 'node:child_process'
import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'
import type { ItemId } from '../../../app/wire/ids.ts'
import { PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { openVoteOfMeeting } from '../../../server/ballots/queries.ts'
import { cookieOf, post } from '../../support/http-member.ts'
import { type LargeSitting, makeLargeSitting } from '../../support/large-sitting.ts'
import { type OnStage, onStage } from '../../support/on-stage.ts'
import { ascending, type Bench, type Figures, ms, percentile, type Say } from '../bench.ts'
import { watchServer } from '../watch-server.ts'

const MEMBERS = 300
const CALLS = 12
const VOTES = 4
/** Between two acts: a chair is not faster, and a screen reads at most so often. */
const APART_MS = 2_500
/** What a screen waits before it reads again: see app/live/use-live.ts. */
const SOON_MS = 80
const WITHIN_MS = 60_000

type Way = { heard: number[]; read: number[] }
type Screen = { socket: Socket; cookie: string }

export const hall: Bench = {
  name: 'hall',
  says: `${MEMBERS} members in one sitting: a called item and an opened vote on every screen, against a bare broadcast`,
  run: (say) => onStage(say, (on) => measure(on, say)),
}

async function measure({ majlis, ctx }: OnStage, say: Say): Promise<Figures> {
  say(`seating ${MEMBERS} members`)
  const sitting = await makeLargeSitting(ctx, MEMBERS, CALLS + VOTES)
  const bare = ascending(await measureBare())
  const screens: Screen[] = []
  for (const { actor } of sitting.voters) screens.push(await open(majlis.origin, await cookieOf(ctx, actor)))
  const chair = await cookieOf(ctx, sitting.chair.actor)
  const path = `/m/${sitting.meetingId}/sitting.data`
  const agent = new Agent({ keepAlive: true, maxSockets: MEMBERS })
  const act = (name: string, input: object) =>
    tell(screens, majlis.origin, agent, path, async () => {
      const reply = await post(majlis.origin, `/m/${sitting.meetingId}/act/${name}`, chair, {
        requestId: ctx.id(),
        ...input,
      })
      if (!reply.body?.ok) throw new Error(`${name}: ${reply.status} ${JSON.stringify(reply.body)}`)
    })
  const server = await watchServer(majlis)
  const began = performance.now()
  const calls: Way = { heard: [], read: [] }
  const votes: Way = { heard: [], read: [] }
  for (const itemId of sitting.otherItems.slice(0, CALLS)) {
    add(calls, await act('call', { meetingId: sitting.meetingId, itemId }))
    await sleep(APART_MS)
  }
  for (const itemId of sitting.otherItems.slice(CALLS - VOTES, CALLS)) {
    await act('call', { meetingId: sitting.meetingId, itemId })
    await sleep(APART_MS)
    add(votes, await act('open-vote', openingOf(sitting, itemId)))
    await sleep(APART_MS)
    const vote = await openVoteOfMeeting(ctx.db, sitting.meetingId)
    await act('close-vote', { voteId: vote?.id })
    await sleep(APART_MS)
  }
  const seconds = (performance.now() - began) / 1_000
  const used = await server.stop()
  for (const { socket } of screens) socket.disconnect()
  agent.destroy()
  return figures({ bare, calls, votes, used, seconds })
}

const openingOf = ({ meetingId }: LargeSitting, itemId: ItemId) => ({
  meetingId,
  itemId,
  rule: 'simple_majority',
  base: null,
  abstain: null,
  live: null,
  seconds: 600,
})

function figures(all: {
  bare: number[]
  calls: Way
  votes: Way
  used: { cpuSeconds: number; peakMiB: number }
  seconds: number
}): Figures {
  const { bare, calls, votes, used, seconds } = all
  const at = (values: number[], part: number) => percentile(ascending(values), part)
  const words = (values: number[]) =>
    `p50 ${ms(at(values, 0.5))}, p99 ${ms(at(values, 0.99))}, last ${ms(at(values, 1))}`
  const p99 = at(bare, 0.99)
  return {
    lines: [
      `a bare broadcast to ${MEMBERS} sockets: ${words(bare)}`,
      `an item called, from the chair’s press: heard ${words(calls.heard)}; shown ${words(calls.read)}`,
      `a vote opened, from the chair’s press: heard ${words(votes.heard)}; shown ${words(votes.read)}`,
      `server: ${used.cpuSeconds.toFixed(1)} s of CPU in ${seconds.toFixed(0)} s, at most ${used.peakMiB} MiB`,
      'ratios are of p99 to the bare broadcast’s; shown_seconds is the worse p99 of the two acts until every screen has read them',
    ],
    ratios: {
      call_heard: at(calls.heard, 0.99) / p99,
      vote_heard: at(votes.heard, 0.99) / p99,
      heard_seconds: Math.max(at(calls.heard, 0.99), at(votes.heard, 0.99)) / 1_000,
      shown_seconds: Math.max(at(calls.read, 0.99), at(votes.read, 0.99)) / 1_000,
    },
  }
}

function add(all: Way, one: Way): void {
  all.heard.push(...one.heard)
  all.read.push(...one.read)
}

/** One act, until every screen has heard of it and has read the page again, as a screen does. */
async function tell(
  screens: Screen[],
  origin: string,
  agent: Agent,
  path: string,
  act: () => Promise<void>,
): Promise<Way> {
  const began = performance.now()
  const ways = screens.map(async ({ socket, cookie }) => {
    await within(new Promise<void>((resolve) => socket.once('changed', () => resolve())))
    const heard = performance.now() - began
    await sleep(SOON_MS)
    await within(readAgain(`${origin}${path}`, cookie, agent))
    return { heard, read: performance.now() - began }
  })
  await act()
  const done = await Promise.all(ways)
  return { heard: done.map(({ heard }) => heard), read: done.map(({ read }) => read) }
}

const within = async <T>(wait: Promise<T>): Promise<T> => {
  const late = new AbortController()
  const limit = sleep(WITHIN_MS, undefined, { signal: late.signal }).then(
    () => {
      throw new Error(`A screen was not reached in ${WITHIN_MS / 1_000} s`)
    },
    () => undefined as never,
  )
  try {
    return await Promise.race([wait, limit])
  } finally {
    late.abort()
  }
}

/** Like a browser it asks once more on a connection that the server was just closing. */
const readAgain = (url: string, cookie: string, agent: Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = get(url, { agent, headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`A screen was answered ${response.statusCode}`))
      response.on('end', resolve).on('error', reject).resume()
    })
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(readAgain(url, cookie, agent))
      else reject(error)
    })
  })

async function open(origin: string, cookie: string): Promise<Screen> {
  const socket = io(origin, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie, origin } })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
  })
  const answer = await socket.emitWithAck('subscribe', { protocol: PROTOCOL_VERSION })
  if (!answer.ok) throw new Error(`A member was refused: ${answer.code}`)
  return { socket, cookie }
}

async function measureBare(): Promise<number[]> {
  const child = fork(fileURLToPath(new URL('../bare-broadcast.ts', import.meta.url)))
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(message as number)))
  const sockets = Array.from({ length: MEMBERS }, () =>
    io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true }),
  )
  try {
    await Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.once('connect', () => resolve()))))
    const took: number[] = []
    for (let n = 0; n < CALLS; n++) {
      const began = performance.now()
      const heard = sockets.map(
        (socket) => new Promise<number>((resolve) => socket.once('changed', () => resolve(performance.now() - began))),
      )
      sockets[0]?.emit('say', { body: 'body', topic: 'meeting', ref: 'meeting' })
      took.push(...(await Promise.all(heard)))
      await sleep(50)
    }
    return took
  } finally {
    for (const socket of sockets) socket.disconnect()
    child.disconnect()
  }
}
