// This browser tab's one socket for changes and page-follow: made when the first component asks, kept until the page goes.
import { io, type Socket } from 'socket.io-client'
import { type Changed, PROTOCOL_VERSION, type ServerToClient } from '../wire/socket.ts'
import { connectAgain } from './connect-again.ts'

/** `lost`: it was live, or should be, and is not. */
export type LiveState = 'connecting' | 'live' | 'lost'
type Answer<T> = { ok: true; value: T } | { ok: false; code: string }
export type LiveConnection = ReturnType<typeof connect>

/** A first connection that takes longer than this is said to be lost. */
const PATIENCE_MS = 6_000

let connection: LiveConnection | null = null

/** Browser only. */
export function liveConnection(): LiveConnection {
  connection ??= connect()
  return connection
}

function connect() {
  const socket: Socket<ServerToClient> = io({
    transports: ['websocket', 'polling'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
  })
  const changes = new Set<(change: Changed | null) => void>()
  const states = new Set<() => void>()
  let state: LiveState = 'connecting'
  const become = (next: LiveState) => {
    if (state === next) return
    state = next
    for (const listen of states) listen()
  }
  const tell = (change: Changed | null) => {
    for (const listen of changes) listen(change)
  }
  const patience = setTimeout(() => {
    if (state === 'connecting') become('lost')
  }, PATIENCE_MS)

  socket.on('connect', async () => {
    const answer = await ask<null>('subscribe', { protocol: PROTOCOL_VERSION })
    if (!answer.ok) {
      // A server of another version, or one that does not answer: what this page shows may be old.
      become('lost')
      if (socket.connected) tell(null)
      return
    }
    clearTimeout(patience)
    become('live')
    // Between the making of the page, or the loss, and now anything may have been said: the page is read again.
    tell(null)
  })
  socket.on('disconnect', (reason) => {
    become('lost')
    // The server closed it on purpose (signed out, or a seat that ended): reading the page again says why.
    if (reason === 'io server disconnect') tell(null)
  })
  socket.on('connect_error', ({ message }) => {
    if (socket.active) return
    become('lost')
    // Reading the page again says so. For any other reason, as while the database is away, it is better left as it is.
    if (message === 'sign_in_required') tell(null)
  })
  connectAgain(socket)
  socket.on('changed', tell)
  socket.on('reset', () => tell(null))

  async function ask<T>(event: string, input: unknown): Promise<Answer<T>> {
    const asking = socket.timeout(5_000) as unknown as {
      emitWithAck(event: string, input: unknown): Promise<Answer<T>>
    }
    try {
      return await asking.emitWithAck(event, input)
    } catch {
      return { ok: false, code: 'not_connected' }
    }
  }

  return {
    socket,
    ask,
    state: () => state,
    /** After a refused or closed connection, once somebody is signed in again. */
    wake(): void {
      if (!socket.active) socket.connect()
    },
    /** Reads this page again, as after a change: for what this reader has just done, also while the connection is lost. */
    reread: () => tell(null),
    /** Hears every change this reader may know of; null means: read everything again. Answers how to stop. */
    onChange(listen: (change: Changed | null) => void): () => void {
      changes.add(listen)
      return () => changes.delete(listen)
    },
    onState(listen: () => void): () => void {
      states.add(listen)
      return () => states.delete(listen)
    },
  }
}
