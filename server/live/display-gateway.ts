// Screens on the wall have a namespace of their own, `/display`: by their own cookie, into the room of the body whose sitting they
// show. They are told that something changed and nothing of what, and may ask for the time alone.
import type { Namespace, Socket } from 'socket.io'
import { ok } from '../../app/rules/result.ts'
import type { BodyId, DisplayId, ItemId } from '../../app/wire/ids.ts'
import { type DisplayToClient, ReadClock } from '../../app/wire/socket.ts'
import { itemById } from '../agenda/queries.ts'
import { boundTo, displayById, displayOf } from '../displays/queries.ts'
import { mayHang } from '../displays/wall-queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { limitEvents, on } from './gateway.ts'
import type { ChangeRow } from './relay.ts'
import type { LiveServer, SocketData } from './rooms.ts'

type DisplayData = { displayId: DisplayId } & Pick<SocketData, 'log'>
type Silent = Record<string, never>
// biome-ignore lint/suspicious/noExplicitAny: a browser may send anything; every event is parsed by its shape
type FromClient = Record<string, (...args: any[]) => void>
export type DisplayNamespace = Namespace<FromClient, DisplayToClient, Silent, DisplayData>
type DisplaySocket = Socket<FromClient, DisplayToClient, Silent, DisplayData>

/** A screen reads the clock now and then. */
const MOST_EVENTS = 40

/** What the wall shows is read again after these; the rest concerns tablets. */
const ON_WALL = new Set(['meeting', 'attendance', 'agenda', 'vote', 'floor', 'body', 'access'])

const wallRoom = (bodyId: BodyId): string => `wall:${bodyId}`
const ownRoom = (displayId: DisplayId): string => `display:${displayId}`

export function attachDisplays(io: LiveServer, ctx: Ctx) {
  const namespace = io.of('/display') as unknown as DisplayNamespace

  namespace.use((socket, next) => {
    displayOf(ctx, socket.handshake.headers.cookie ?? null).then(
      (display) => {
        if (!display) return next(new Error('display_unknown'))
        socket.data.displayId = display.id
        socket.data.log = ctx.log
        next()
      },
      (error) => {
        ctx.log.error({ err: error }, 'screen could not be identified')
        next(new Error('failed'))
      },
    )
  })
  namespace.on('connection', (socket) => {
    limitEvents(socket as never, MOST_EVENTS)
    on(socket, 'clock', ReadClock, async () => ok(ctx.clock().getTime()))
    settle(socket).catch((error) => {
      ctx.log.warn({ err: error }, 'screen could not be settled')
      socket.disconnect(true)
    })
  })

  /** Into the room of the body whose sitting it shows now, and out of any other. */
  async function settle(socket: DisplaySocket): Promise<void> {
    const { displayId } = socket.data
    const display = await displayById(ctx.db, displayId)
    if (!display) return void socket.disconnect(true)
    const meeting = await boundTo(ctx.db, display, ctx.clock())
    for (const room of socket.rooms) if (room.startsWith('wall:')) await socket.leave(room)
    await socket.join(ownRoom(displayId))
    if (meeting) await socket.join(wallRoom(meeting.bodyId))
    socket.emit('changed')
  }

  return {
    /** Call for every change: screens of the body are told, unless it is of an item that may not hang on the wall. */
    async changed({ bodyId, topic, ref, itemId, audience }: ChangeRow): Promise<void> {
      if (topic === 'display') {
        for (const { id } of await namespace.in(ownRoom(ref as DisplayId)).fetchSockets()) {
          const socket = namespace.sockets.get(id)
          if (socket) await settle(socket)
        }
        return
      }
      // A word to chosen seats is theirs, but for access: what it closes must leave the wall at once.
      if (!ON_WALL.has(topic) || (audience && topic !== 'access')) return
      if (itemId && !(await mayBeTold(itemId as ItemId))) return
      namespace.to(wallRoom(bodyId)).emit('changed')
    },
  }

  async function mayBeTold(itemId: ItemId): Promise<boolean> {
    const item = await itemById(ctx.db, itemId)
    const meeting = item && (await meetingById(ctx.db, item.meetingId))
    return meeting !== undefined && (await mayHang(ctx, meeting, itemId))
  }
}
