// This wall's one socket, and the server's clock by it: the members' connection is never opened from here.
import { io, type Socket } from 'socket.io-client'
import { type ClockConnection, readClockBy } from '../live/server-clock.ts'
import type { DisplayToClient } from '../wire/socket.ts'

let socket: Socket<DisplayToClient> | null = null

/** Browser only. Connected by whoever knows that the screen has a name. */
export function displaySocket(): Socket<DisplayToClient> {
  if (socket) return socket
  const made: Socket<DisplayToClient> = io('/display', {
    transports: ['websocket', 'polling'],
    autoConnect: false,
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
  })
  socket = made
  const ask = (async (event: string, input: unknown) => {
    const asking = made.timeout(5_000) as unknown as { emitWithAck(event: string, input: unknown): Promise<unknown> }
    return asking.emitWithAck(event, input).catch(() => ({ ok: false, code: 'not_connected' }))
  }) as ClockConnection['ask']
  readClockBy({ ask, socket: made as unknown as ClockConnection['socket'] })
  return made
}
