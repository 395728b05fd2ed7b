// Rooms of live screens: one a seat, one a body, one a session, one a sitting that is being watched.
import type { Logger } from 'pino'
import type { Server, Socket } from 'socket.io'
import type { ServerToClient } from '../../app/wire/socket.ts'
import type { Actor } from '../policies/actor.ts'

export type SocketData = { actor: Actor; sessionId: string; log: Logger }
// Client events are parsed by shape, whatever their type says: see gateway.ts.
// biome-ignore lint/suspicious/noExplicitAny: a browser may send anything
type ClientToServer = Record<string, (...args: any[]) => void>
export type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

export const seatRoom = (seatId: string): string => `seat:${seatId}`
/** Of those who sit for others: they are told that something changed, and not what. */
export const deputyRoom = (seatId: string): string => `deputy:${seatId}`
export const bodyRoom = (bodyId: string): string => `body:${bodyId}`
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`
export const sittingRoom = (meetingId: string): string => `sitting:${meetingId}`

/** Puts a socket into the rooms of its actor's mandates, and out of those that ended. */
export async function joinOwnRooms(socket: LiveSocket): Promise<void> {
  const { actor, sessionId } = socket.data
  const own = new Set<string>([sessionRoom(sessionId)])
  for (const mandate of actor.mandates) {
    own.add(seatRoom(mandate.seatId))
    own.add(bodyRoom(mandate.bodyId))
  }
  for (const { seatId } of actor.deputies) own.add(deputyRoom(seatId))
  for (const room of socket.rooms) if (/^(seat|body|deputy):/.test(room) && !own.has(room)) await socket.leave(room)
  await socket.join([...own])
}
