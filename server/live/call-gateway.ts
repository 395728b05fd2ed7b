// Virtual sessions over sockets: the namespace `/call`. Every event is parsed by its shape, limited, and answered with a value or a code.
import type { Namespace } from 'socket.io'
import { refuse } from '../../app/rules/result.ts'
import { AboutPeer, type CallToClient, EnterCall, InCall, SendSignal, SetMedia } from '../../app/wire/call.ts'
import type { BodyId, MeetingId } from '../../app/wire/ids.ts'
import { type Caller, type FloorOf, makeCalls } from '../call/calls.ts'
import type { MakeMediaServer } from '../call/media-server.ts'
import { liveSpeeches, speakingOf } from '../floor/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { identify, limitEvents, on } from './gateway.ts'
import { type LiveServer, type SocketData, sessionRoom } from './rooms.ts'
import { makeBucket } from './token-bucket.ts'

// biome-ignore lint/suspicious/noExplicitAny: a browser may send anything; every event is parsed by its shape
type FromClient = Record<string, (...args: any[]) => void>
type CallNamespace = Namespace<FromClient, CallToClient, Record<string, never>, SocketData>

/** A tablet that comes back to a full room says some twenty words to each of the others at once. */
const SIGNALS = { perSecond: 60, burst: 600 }
const ENTRIES = { perSecond: 2, burst: 60 }
const ACTS = { perSecond: 5, burst: 60 }
/** Of all kinds in ten seconds: more than these together let through. */
const MOST_EVENTS = 2_000
/** Mandates and times that end without a commit are found this often. */
const RECHECK_MS = 10_000

export function attachCall(io: LiveServer, ctx: Ctx, makeServer: MakeMediaServer | null = null) {
  const namespace = io.of('/call') as unknown as CallNamespace
  const to = (socketId: string) => namespace.sockets.get(socketId)
  const floorOf: FloorOf = async (meetingId) => {
    const speaking = speakingOf(await liveSpeeches(ctx.db, meetingId))
    return speaking ? { seatId: speaking.seatId, itemId: speaking.itemId } : null
  }
  const calls = makeCalls(
    ctx,
    {
      view: (socketId, view) => to(socketId)?.emit('view', view),
      signal: (socketId, heard) => to(socketId)?.emit('signal', heard),
      muted: (socketId) => to(socketId)?.emit('muted'),
      ended: (socketId, reason) => to(socketId)?.emit('ended', reason),
    },
    makeServer,
    floorOf,
  )

  namespace.use((socket, next) => void identify(ctx, socket).then(next, () => next(new Error('failed'))))
  namespace.on('connection', (socket) => {
    const caller: Caller = { socketId: socket.id, actor: socket.data.actor, sessionId: socket.data.sessionId }
    limitEvents(socket, MOST_EVENTS)
    void socket.join(sessionRoom(caller.sessionId))
    const signals = makeBucket(ctx.clock, SIGNALS)
    const entries = makeBucket(ctx.clock, ENTRIES)
    const acts = makeBucket(ctx.clock, ACTS)
    const busy = refuse('too_many_attempts')
    socket.on('disconnect', () => calls.lost(socket.id))

    on(socket, 'enter', EnterCall, async (input) => {
      if (!entries()) return busy
      const entered = await calls.enter(caller, input)
      // Gone while the door was asked.
      if (!socket.connected) calls.lost(socket.id)
      return entered
    })
    on(socket, 'leave', InCall, async ({ meetingId }) => (acts() ? calls.leave(caller, meetingId) : busy))
    on(socket, 'media', SetMedia, async ({ meetingId, media }) =>
      acts() ? calls.media(caller, meetingId, media) : busy,
    )
    on(socket, 'signal', SendSignal, async (input) => (signals() ? calls.signal(caller, input) : busy))
    on(socket, 'admit', AboutPeer, async (input) => (acts() ? calls.admit(caller, input) : busy))
    on(socket, 'admitAll', InCall, async ({ meetingId }) => (acts() ? calls.admitAll(caller, meetingId) : busy))
    on(socket, 'refuse', AboutPeer, async (input) => (acts() ? calls.refuse(caller, input) : busy))
    on(socket, 'mute', AboutPeer, async (input) => (acts() ? calls.mute(caller, input) : busy))
    on(socket, 'remove', AboutPeer, async (input) => (acts() ? calls.remove(caller, input) : busy))
  })

  const again = () =>
    calls.recheck().catch((error) => ctx.log.warn({ err: error }, 'the doors of calls could not be asked again'))
  const rechecking = setInterval(again, RECHECK_MS)
  rechecking.unref()

  return {
    calls,
    /** Call when seats of a body changed hands. */
    recheckBody: (bodyId: BodyId): Promise<void> => calls.recheck((meeting) => meeting.bodyId === bodyId),
    /** Call when a meeting changed its state. */
    meetingChanged: (meetingId: MeetingId): Promise<void> => calls.recheck((meeting) => meeting.id === meetingId),
    /** Call when the floor passed, or somebody's view of an item changed. */
    floorChanged: (bodyId: BodyId): Promise<void> => calls.floorChanged((meeting) => meeting.bodyId === bodyId),
    sessionEnded(sessionId: string): void {
      calls.sessionEnded(sessionId)
      namespace.in(sessionRoom(sessionId)).disconnectSockets(true)
    },
    async close(): Promise<void> {
      clearInterval(rechecking)
      await calls.close()
    },
  }
}
