// What comes in over a socket: each event parsed by its shape, authorised, answered with a value or a code. No secret goes
// out by broadcast: `changed` says only that something changed.
import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { z } from 'zod'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import {
  FollowPage,
  MAX_FRAME,
  PointAt,
  ReadClock,
  StopPresenting,
  Subscribe,
  WatchSitting,
  WriteItem,
} from '../../app/wire/socket.ts'
import { isOwn } from '../http/same-origin.ts'
import { loadActor } from '../identity/load-actor.ts'
import type { Ctx } from '../platform/context.ts'
import { makeDesk } from './desk.ts'
import { makePresenter, type Presenter } from './presenter.ts'
import { joinOwnRooms, type LiveServer, type LiveSocket, type SocketData } from './rooms.ts'
import { makeBucket } from './token-bucket.ts'

/** A client that says more than this in ten seconds is closed: room for a pointer that never rests and for all else. */
const MOST_EVENTS = 500
/** Twice as often as a client says where it points. */
const POINTS = { perSecond: 30, burst: 30 }
const WINDOW_MS = 10_000

export function createGateway(ctx: Ctx, http: HttpServer): { io: LiveServer; presenter: Presenter } {
  const io: LiveServer = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: MAX_FRAME,
    destroyUpgrade: false,
    allowRequest: (request, answer) => answer(null, isOwnSocket(ctx, request.headers)),
  })
  const presenter = makePresenter(ctx, io)
  const desk = makeDesk(ctx, io)
  io.use((socket, next) => {
    identify(ctx, socket).then(next, (error) => {
      ctx.log.error({ err: error }, 'socket could not be identified')
      next(new Error('failed'))
    })
  })
  io.on('connection', (socket) => {
    ctx.metrics.socketsOpen.inc()
    socket.on('disconnect', () => {
      ctx.metrics.socketsOpen.dec()
      presenter.gone(socket)
      desk.gone(socket)
    })
    limitEvents(socket, MOST_EVENTS)
    const points = makeBucket(ctx.clock, POINTS)
    void joinOwnRooms(socket)
    on(socket, 'subscribe', Subscribe, async () => ok(null))
    on(socket, 'clock', ReadClock, async () => ok(ctx.clock().getTime()))
    on(socket, 'watch', WatchSitting, (input) => presenter.watch(socket, input))
    on(socket, 'present', FollowPage, (input) => presenter.present(socket, input))
    on(socket, 'point', PointAt, async (place) =>
      points() ? presenter.point(socket, place) : refuse('too_many_attempts'),
    )
    on(socket, 'stopPresenting', StopPresenting, (input) => presenter.stop(socket, input))
    on(socket, 'write', WriteItem, (input) => desk.write(socket, input))
  })
  return { io, presenter }
}

/** Every namespace asks this of a handshake: who are you; nobody is refused. */
export async function identify(ctx: Ctx, socket: Pick<LiveSocket, 'data' | 'handshake'>): Promise<Error | undefined> {
  const { actor, sessionId } = await loadActor(ctx, socket.handshake.headers.cookie ?? null)
  if (!actor || !sessionId) return new Error('sign_in_required')
  socket.data.actor = actor
  socket.data.sessionId = sessionId
  socket.data.log = ctx.log
  return undefined
}

type Listening = {
  on(event: string, listener: (...args: unknown[]) => void): unknown
  data?: Partial<Pick<SocketData, 'log'>>
}

/** Binds one event: a malformed input is answered `input_malformed`, a bug is logged and answered `failed`. */
export function on<S extends z.ZodType>(
  socket: Listening,
  event: string,
  shape: S,
  answer: (input: z.infer<S>) => Promise<Result<unknown>>,
): void {
  socket.on(event, async (...args: unknown[]) => {
    const reply = args.at(-1)
    const respond = typeof reply === 'function' ? (reply as (value: unknown) => void) : () => {}
    const parsed = shape.safeParse(args[0])
    if (!parsed.success) return respond(refuse('input_malformed'))
    try {
      respond(await answer(parsed.data))
    } catch (error) {
      socket.data?.log?.error({ err: error, event }, 'socket event failed')
      respond(refuse('failed'))
    }
  })
}

// Browsers leave Sec-Fetch-Site out of some socket handshakes; Origin they always send.
const isOwnSocket = (ctx: Ctx, headers: NodeJS.Dict<string | string[]>): boolean =>
  headers.origin === undefined
    ? isOwn(ctx.settings, headers)
    : ctx.settings.origin.allowed.includes(String(headers.origin))

/** Counts whatever comes, malformed or of an unknown name: reading it costs as much. */
export function limitEvents(socket: Pick<LiveSocket, 'use' | 'disconnect'>, most: number): void {
  let events = 0
  let since = 0
  socket.use((_event, next) => {
    const now = performance.now()
    if (now - since > WINDOW_MS) [events, since] = [0, now]
    events += 1
    if (events <= most) next()
    else socket.disconnect(true)
  })
}
