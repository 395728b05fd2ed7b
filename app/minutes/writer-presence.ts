// Who else writes, and where: awareness of the text, kept nowhere. The server writes the person into what each says.
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { NotesSocket } from '../annotations/notes-socket.ts'

const SAY_MS = 150

export function openWriterPresence(
  socket: NotesSocket,
  document: Y.Doc,
  room: () => string | null,
  changed: () => void,
) {
  const awareness = new Awareness(document)
  awareness.setLocalState({ user: { name: '', color: '#17493d' }, cursor: null })
  let timer: ReturnType<typeof setTimeout> | null = null
  const say = () => {
    timer = null
    const layerId = room()
    if (!layerId || awareness.getLocalState() === null) return
    void socket.ask('awareness', { layerId, update: encodeAwarenessUpdate(awareness, [awareness.clientID]) })
  }
  const soon = () => {
    timer ??= setTimeout(say, SAY_MS)
  }
  awareness.on('update', (_changes: unknown, origin: unknown) => {
    if (origin === 'local') soon()
  })
  awareness.on('change', changed)
  const heard = (message: { layerId: string; update: Uint8Array }) => {
    if (message.layerId === room()) applyAwarenessUpdate(awareness, new Uint8Array(message.update), 'remote')
  }
  const lost = () =>
    removeAwarenessStates(
      awareness,
      [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID),
      'lost',
    )
  socket.socket.on('awareness', heard)
  socket.socket.on('disconnect', lost)
  return {
    awareness,
    /** Say it again: after the text was joined. */
    again: soon,
    others: (): string[] => [
      ...new Set(
        [...awareness.getStates()]
          .filter(([client]) => client !== awareness.clientID)
          .map(([, state]) => (state as { person?: string }).person ?? ''),
      ),
    ],
    personOf: (client: number): string =>
      (awareness.getStates().get(client) as { person?: string } | undefined)?.person ?? '',
    close(): void {
      if (timer) clearTimeout(timer)
      socket.socket.off('awareness', heard)
      socket.socket.off('disconnect', lost)
      awareness.destroy()
    },
  }
}
export type WriterPresence = ReturnType<typeof openWriterPresence>
