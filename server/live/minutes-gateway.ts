// Minutes over sockets: the namespace `/minutes`. Updates go to server/minutes and are acknowledged once they are durable; where each
// writer's hand is, is relayed with its author enforced, and never stored.
import type { Namespace, Socket } from 'socket.io'
import { ok, refuse } from '../../app/rules/result.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import { WriterPresence } from '../../app/wire/minutes.ts'
import { JoinMinutes, LeaveLayer, type NotesToClient, PushAwareness, PushUpdate } from '../../app/wire/socket.ts'
import { actorOf } from '../identity/load-actor.ts'
import type { Texts, Writer } from '../minutes/texts.ts'
import type { Ctx } from '../platform/context.ts'
import { makeAwareness } from './awareness.ts'
import { identify, limitEvents, on } from './gateway.ts'
import { type LiveServer, type SocketData, sessionRoom } from './rooms.ts'
import { makeBucket } from './token-bucket.ts'

// biome-ignore lint/suspicious/noExplicitAny: a browser may send anything; every event is parsed by its shape
type FromClient = Record<string, (...args: any[]) => void>
type MinutesNamespace = Namespace<FromClient, NotesToClient, Record<string, never>, SocketData>
type MinutesSocket = Socket<FromClient, NotesToClient, Record<string, never>, SocketData>

const UPDATES = { perSecond: 40, burst: 120 }
const AWARENESS = { perSecond: 15, burst: 40 }
const JOINS = { perSecond: 2, burst: 30 }
const MOST_EVENTS = 1_000
const MOST_AWARENESS_BYTES = 2_000

export function attachMinutes(io: LiveServer, ctx: Ctx, texts: Texts) {
  const namespace = io.of('/minutes') as unknown as MinutesNamespace
  const awareness = makeAwareness(ctx.clock, WriterPresence)
  const freshActor = (person: PersonId) => actorOf(ctx, person)

  namespace.use((socket, next) => void identify(ctx, socket).then(next, () => next(new Error('failed'))))
  namespace.on('connection', (socket) => {
    const { actor, sessionId } = socket.data
    limitEvents(socket, MOST_EVENTS)
    const [updates, words, joins] = [UPDATES, AWARENESS, JOINS].map((limit) => makeBucket(ctx.clock, limit)) as [
      () => boolean,
      () => boolean,
      () => boolean,
    ]
    void socket.join(sessionRoom(sessionId))
    const writer: Writer = {
      id: socket.id,
      actor,
      onUpdate: (layerId, update) => socket.emit('update', { layerId, update }),
      onClosed: (layerId, reason) => {
        gone(socket, layerId)
        socket.emit('layerClosed', { layerId, reason })
      },
    }

    on(socket, 'join', JoinMinutes, async ({ meetingId, stateVector }) => {
      if (!joins()) return refuse('too_many_attempts')
      const joined = await texts.join(writer, { meetingId, stateVector: bytesOf(stateVector) })
      if (!joined.ok) return joined
      const { layerId } = joined.value
      if (!socket.connected) {
        await texts.leave(socket.id, layerId)
        return joined
      }
      await socket.join(layerId)
      const here = awareness.everyone(layerId)
      if (here) socket.emit('awareness', { layerId, update: here })
      return joined
    })
    on(socket, 'update', PushUpdate, async ({ layerId, update }) =>
      updates() ? texts.push(socket.id, layerId, bytesOf(update)) : refuse('too_many_attempts'),
    )
    on(socket, 'awareness', PushAwareness, async ({ layerId, update }) => {
      if (!words()) return refuse('too_many_attempts')
      if (!(await texts.has(socket.id, layerId))) return refuse('layer_closed')
      if (update.length > MOST_AWARENESS_BYTES) return refuse('minutes_too_large')
      const said = awareness.say(layerId, socket.id, actor.personId, bytesOf(update))
      if (!said) return refuse('input_malformed')
      socket.to(layerId).emit('awareness', { layerId, update: said })
      return ok(null)
    })
    on(socket, 'leave', LeaveLayer, async ({ layerId }) => {
      await texts.leave(socket.id, layerId)
      gone(socket, layerId)
      return ok(null)
    })
    socket.on('disconnect', () => {
      void texts.leave(socket.id)
      for (const [layerId, update] of awareness.leaveAll(socket.id))
        namespace.to(layerId).emit('awareness', { layerId, update })
    })
  })

  function gone(socket: MinutesSocket, layerId: string): void {
    void socket.leave(layerId)
    const update = awareness.leave(layerId, socket.id)
    if (update) namespace.to(layerId).emit('awareness', { layerId, update })
  }

  return {
    /** Call when a meeting moved, seats changed hands or access to an item did. */
    recheck: (): Promise<void> => texts.recheck(freshActor),
  }
}

/** Socket.IO hands over a view of a shared buffer; Yjs keeps what it is given. */
const bytesOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)
