// Texts that several write at once, over sockets: one listener a connection. Updates go to whoever keeps the text and are acknowledged
// once they are durable; awareness (who is here, and where) is relayed with its author enforced, and never stored.
import type { Namespace, Socket } from 'socket.io'
import type { z } from 'zod'
import { ok, type Refusal, type Result, refuse } from '../../app/rules/result.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import {
  type CloseReason,
  type LayerJoined,
  LeaveLayer,
  type NotesToClient,
  PushAwareness,
  PushUpdate,
} from '../../app/wire/socket.ts'
import { actorOf } from '../identity/load-actor.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { makeAwareness } from './awareness.ts'
import { identify, limitEvents, on } from './gateway.ts'
import { type LiveServer, type SocketData, sessionRoom } from './rooms.ts'
import { makeBucket } from './token-bucket.ts'

// biome-ignore lint/suspicious/noExplicitAny: a browser may send anything; every event is parsed by its shape
type FromClient = Record<string, (...args: any[]) => void>
type TextNamespace = Namespace<FromClient, NotesToClient, Record<string, never>, SocketData>
type TextSocket = Socket<FromClient, NotesToClient, Record<string, never>, SocketData>

/** A pen writes an update a stroke, a client batches by 10 ms: far above what hands can do, far below what hurts. */
const UPDATES = { perSecond: 40, burst: 120 }
const AWARENESS = { perSecond: 15, burst: 40 }
const JOINS = { perSecond: 2, burst: 30 }
/** Of all kinds in ten seconds: more than the three together let through. */
const MOST_EVENTS = 1_000
const MOST_AWARENESS_BYTES = 2_000

/** Who hears of a text: its updates, and that it is closed to them. */
export type Listener = {
  id: string
  actor: Actor
  onUpdate: (layerId: string, update: Uint8Array) => void
  onClosed: (layerId: string, reason: CloseReason) => void
}

type Texts<Join> = {
  join: (listener: Listener, input: Join) => Promise<Result<LayerJoined>>
  push: (id: string, layerId: string, update: Uint8Array) => Promise<Result<null>>
  has: (id: string, layerId: string) => boolean | Promise<boolean>
  leave: (id: string, layerId?: string) => void | Promise<void>
}
type Given<Join> = {
  path: '/notes' | '/minutes'
  texts: Texts<Join>
  joining: z.ZodType<Join>
  /** What may be said of oneself. */
  presence: Parameters<typeof makeAwareness>[1]
  tooLarge: Refusal
}

export function attachTexts<Join>(io: LiveServer, ctx: Ctx, { path, texts, joining, presence, tooLarge }: Given<Join>) {
  const namespace = io.of(path) as unknown as TextNamespace
  const awareness = makeAwareness(ctx.clock, presence)
  const listeners = new Map<string, Listener>()

  namespace.use((socket, next) => void identify(ctx, socket).then(next, () => next(new Error('failed'))))
  namespace.on('connection', (socket) => {
    const { actor, sessionId } = socket.data
    limitEvents(socket, MOST_EVENTS)
    const updates = makeBucket(ctx.clock, UPDATES)
    const words = makeBucket(ctx.clock, AWARENESS)
    const joins = makeBucket(ctx.clock, JOINS)
    void socket.join(sessionRoom(sessionId))
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

    on(socket, 'join', joining, async (input) => {
      if (!joins()) return refuse('too_many_attempts')
      const joined = await texts.join(listener, input)
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
      if (update.length > MOST_AWARENESS_BYTES) return tooLarge
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
      listeners.delete(socket.id)
      void texts.leave(socket.id)
      for (const [layerId, update] of awareness.leaveAll(socket.id))
        namespace.to(layerId).emit('awareness', { layerId, update })
    })
  })

  /** The others see at once that somebody left, or may no longer be there. */
  function gone(socket: TextSocket, layerId: string): void {
    void socket.leave(layerId)
    const update = awareness.leave(layerId, socket.id)
    if (update) namespace.to(layerId).emit('awareness', { layerId, update })
  }

  const freshActor = (person: PersonId) => actorOf(ctx, person)
  return {
    freshActor,
    /** Whoever is connected acts with the mandates held now; who has none any more is disconnected. */
    async freshen(): Promise<void> {
      for (const listener of listeners.values()) {
        const actor = await freshActor(listener.actor.personId)
        if (actor) listener.actor = actor
        else namespace.sockets.get(listener.id)?.disconnect(true)
      }
    },
    /** Call when a session ends: its connections are closed, and with them its texts. */
    closeSession: (sessionId: string): void => namespace.in(sessionRoom(sessionId)).disconnectSockets(true),
  }
}

/** Socket.IO hands over a view of a shared buffer; Yjs keeps what it is given. */
export const bytesOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)
