// One connection of this tab to the notes' namespace, shared by the layers that are open.
import { io, type Socket } from 'socket.io-client'
import { connectAgain } from '../live/connect-again.ts'

export type NotesAnswer<T> = { ok: true; value: T } | { ok: false; code: string }
export type NotesSocket = {
  socket: Socket
  ask<T>(event: string, input: unknown): Promise<NotesAnswer<T>>
}

const ANSWER_MS = 8_000

/** Connects when the first layer is opened; `close` ends it. Answers `not_connected` instead of throwing. */
export function connectNotes(namespace = '/notes'): NotesSocket & { close: () => void } {
  const socket = io(namespace, {
    transports: ['websocket', 'polling'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 3_000,
  })
  const stopTrying = connectAgain(socket)
  return {
    socket,
    async ask<T>(event: string, input: unknown) {
      if (!socket.connected) return { ok: false, code: 'not_connected' }
      try {
        return (await socket.timeout(ANSWER_MS).emitWithAck(event, input)) as NotesAnswer<T>
      } catch {
        return { ok: false, code: 'not_connected' }
      }
    },
    close() {
      stopTrying()
      socket.disconnect()
    },
  }
}
