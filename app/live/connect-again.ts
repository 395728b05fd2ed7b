import type { Socket } from 'socket.io-client'

const AGAIN_MS = 1_000

/**
 * Socket.IO does not come back by itself when the server refuses a connection, as it must while its database is away.
 * Answers a function to call before the socket is closed on purpose.
 */
export function connectAgain(socket: Pick<Socket, 'on' | 'off' | 'active' | 'connect'>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const refused = ({ message }: Error) => {
    if (!socket.active && message !== 'sign_in_required') timer = setTimeout(() => socket.connect(), AGAIN_MS)
  }
  socket.on('connect_error', refused)
  return () => {
    clearTimeout(timer)
    socket.off('connect_error', refused)
  }
}
