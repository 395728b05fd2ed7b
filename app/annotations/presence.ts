// Who else is on this paper, and on which page: awareness of the shared layer, kept nowhere.
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { NotesSocket } from './notes-socket.ts'

export type Present = { person: string; page: number; at?: number[] | undefined }
/** Below what the server lets through, and often enough for a hand that points. */
const SAY_MS = 120

export function openPresence(notes: NotesSocket, layerId: () => string | null, changed: () => void) {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  let timer: ReturnType<typeof setTimeout> | null = null
  let others: Present[] = []

  const say = () => {
    timer = null
    const id = layerId()
    if (!id || awareness.getLocalState() === null) return
    void notes.ask('awareness', { layerId: id, update: encodeAwarenessUpdate(awareness, [awareness.clientID]) })
  }
  const soon = () => {
    timer ??= setTimeout(say, SAY_MS)
  }
  awareness.on('update', (_changes: unknown, origin: unknown) => {
    if (origin === 'local') soon()
  })
  awareness.on('change', () => {
    others = [...awareness.getStates()]
      .filter(([client]) => client !== awareness.clientID)
      .map(([, state]) => state as Present)
    changed()
  })
  const heard = (message: { layerId: string; update: Uint8Array }) => {
    if (message.layerId === layerId()) applyAwarenessUpdate(awareness, new Uint8Array(message.update), 'remote')
  }
  const lost = () =>
    removeAwarenessStates(
      awareness,
      [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID),
      'lost',
    )
  notes.socket.on('awareness', heard)
  notes.socket.on('disconnect', lost)

  return {
    others: () => others,
    at: (page: number) => awareness.setLocalState({ page }),
    /** Shows where this reader's hand is, or that it was taken away. */
    point(page: number, at: readonly number[] | null): void {
      const now = awareness.getLocalState()
      if (at) awareness.setLocalState({ page, at: at.map(Math.round) })
      else if (now && 'at' in now) awareness.setLocalState({ page: now.page })
    },
    /** Say it again: after the layer was joined. */
    again: soon,
    close(): void {
      if (timer) clearTimeout(timer)
      notes.socket.off('awareness', heard)
      notes.socket.off('disconnect', lost)
      awareness.destroy()
    },
  }
}
export type PresenceClient = ReturnType<typeof openPresence>
