// Notes over sockets: the namespace `/notes`, one listener a connection. Updates go to server/annotations and are acknowledged
// once they are durable; awareness (who is here, on which page) is relayed with its author enforced, and never stored.
import type { Namespace, Socket } from 'socket.io'
import { ok, refuse } from '../../app/rules/result.ts'
import type { BodyId, ItemId, PersonId } from '../../app/wire/ids.ts'
import { JoinLayer, LeaveLayer, type NotesToClient, PushAwareness, PushUpdate } from '../../app/wire/socket.ts'
import type { Layers, Listener } from '../annotations/layers.ts'
import { actorOf } from '../identity/load-actor.ts'
import type { Ctx } from '../platform/context.ts'
import { makeAwareness } from './awareness.ts'
import { identify, limitEvents, on } from './gateway.ts'
import { type LiveServer, type SocketData, sessionRoom } from './rooms.ts'
import { makeBucket } from './token-bucket.ts'

// biome-ignore lint/suspicious/noExplicitAny: a browser may send anything; every event is parsed by its shape
type FromClient = Record<string, (...args: any[]) => void>
export type NotesNamespace = Namespace<FromClient, NotesToClient, Record<string, never>, SocketData>
type NotesSocket = Socket<FromClient, NotesToClient, Record<string, never>, SocketData>

/** A pen writes an update a stroke, a client batches by 10 ms: far above what hands can do, far below what hurts. */
const UPDATES = { perSecond: 40, burst: 120 }
const AWARENESS = { perSecond: 15, burst: 40 }
const JOINS = { perSecond: 2, burst: 30 }
/** Of all kinds in ten seconds: more than the three together let through. */
const MOST_EVENTS = 1_000
const MOST_AWARENESS_BYTES = 2_000

export function attachNotes(io: LiveServer, ctx: Ctx, layers: Layers) {
  const namespace = io.of('/notes') as unknown as NotesNamespace
  const awareness = makeAwareness(ctx.clock)
  const listeners = new Map<string, Listener>()
  const freshActor = (person: PersonId) => actorOf(ctx, person)

  namespace.use((socket, next) => void identify(ctx, socket).then(next, () => next(new Error('failed'))))
  namespace.on('connection', (socket) => {
    const { actor, sessionId } = socket.data
    limitEvents(socket, MOST_EVENTS)
    const updates = makeBucket(ctx.clock, UPDATES)
    const words = makeBucket(ctx.clock, AWARENESS)
    const joins = makeBucket(ctx.clock, JOINS)
    void socket.join(sessionRoom(sessionId))
    socket.on('disconnect', () => listeners.delete(socket.id))
    const listener: Listener = {
      id: socket.id,
      actor,
      onUpdate: (layerId, update) => socket.emit('update', { layerId, update }),
      onClosed: (layerId, reason) => {
        gone(socket, layerId)
        socket.emit('layerClosed', { layerId, reason })
      },
    }

    listeners.set(socket.id, listener)

    on(socket, 'join', JoinLayer, async ({ versionId, audience, stateVector }) => {
      if (!joins()) return refuse('too_many_attempts')
      const joined = await layers.join(listener, { versionId, audience, stateVector })
      if (!joined.ok || !socket.connected) {
        if (joined.ok) layers.leave(socket.id, joined.value.layerId)
        return joined
      }
      const { layerId } = joined.value
      await socket.join(layerId)
      const here = awareness.everyone(layerId)
      if (here) socket.emit('awareness', { layerId, update: here })
      return joined
    })
    on(socket, 'update', PushUpdate, async ({ layerId, update }) =>
      updates() ? layers.push(socket.id, layerId, bytesOf(update)) : refuse('too_many_attempts'),
    )
    on(socket, 'awareness', PushAwareness, async ({ layerId, update }) => {
      if (!words()) return refuse('too_many_attempts')
      if (!layers.has(socket.id, layerId)) return refuse('layer_closed')
      if (update.length > MOST_AWARENESS_BYTES) return refuse('note_too_large')
      const said = awareness.say(layerId, socket.id, actor.personId, bytesOf(update))
      if (!said) return refuse('input_malformed')
      socket.to(layerId).emit('awareness', { layerId, update: said })
      return ok(null)
    })
    on(socket, 'leave', LeaveLayer, async ({ layerId }) => {
      layers.leave(socket.id, layerId)
      gone(socket, layerId)
      return ok(null)
    })
    socket.on('disconnect', () => {
      layers.leave(socket.id)
      for (const [layerId, update] of awareness.leaveAll(socket.id))
        namespace.to(layerId).emit('awareness', { layerId, update })
    })
  })

  /** The others see at once that somebody left, or may no longer be there. */
  function gone(socket: NotesSocket, layerId: string): void {
    void socket.leave(layerId)
    const update = awareness.leave(layerId, socket.id)
    if (update) namespace.to(layerId).emit('awareness', { layerId, update })
  }

  return {
    /** Call when access to an item changed, or a paper was taken off it. */
    recheck: (itemId: ItemId): Promise<void> => layers.recheck(itemId, freshActor),
    /** Call when seats of a body changed hands: whoever is connected acts with the mandates held now. */
    recheckAll: async (): Promise<void> => {
      for (const listener of listeners.values()) {
        const actor = await freshActor(listener.actor.personId)
        if (actor) listener.actor = actor
        else namespace.sockets.get(listener.id)?.disconnect(true)
      }
      for (const itemId of layers.openItems()) await layers.recheck(itemId, freshActor)
    },
    /** Call when a group of a body has other members. */
    recheckBody: async (bodyId: BodyId): Promise<void> => {
      for (const itemId of layers.openItems(bodyId)) await layers.recheck(itemId, freshActor)
    },
    /** Call when a session ends: its connections are closed, and with them its layers. */
    closeSession: (sessionId: string): void => namespace.in(sessionRoom(sessionId)).disconnectSockets(true),
  }
}

/** Socket.IO hands over a view of a shared buffer; Yjs keeps what it is given. */
const bytesOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)
