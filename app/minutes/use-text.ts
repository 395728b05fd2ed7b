import { useEffect, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { type LayerState, openDocumentClient } from '../annotations/layer-client.ts'
import { connectNotes } from '../annotations/notes-socket.ts'
import { openWriterPresence, type WriterPresence } from './writer-presence.ts'

export type TextState = { state: LayerState; refusal: string | null; unsent: number; others: string[] }
/** One shared document while it is open; another object once it had to be made anew. */
export type OpenText = { document: Y.Doc; presence: WriterPresence }

const EMPTY: TextState = { state: 'connecting', refusal: null, unsent: 0, others: [] }

/** The text of a meeting's minutes, shared with whoever else writes it, while the component is there. */
export function useText(meetingId: string): { open: OpenText | null; view: TextState } {
  const [store, setStore] = useState<ReturnType<typeof openStore> | null>(null)
  useEffect(() => {
    const opened = openStore(meetingId)
    setStore(opened)
    return () => {
      setStore(null)
      opened.close()
    }
  }, [meetingId])
  const subscribe = store?.subscribe ?? nothing
  const open = useSyncExternalStore(subscribe, store?.open ?? none, none)
  const view = useSyncExternalStore(subscribe, store?.view ?? empty, empty)
  useEffect(() => {
    if (view.unsent === 0) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [view.unsent])
  return { open, view }
}

const nothing = () => () => {}
const none = () => null
const empty = () => EMPTY

function openStore(meetingId: string) {
  const socket = connectNotes('/minutes')
  const listeners = new Set<() => void>()
  let open: OpenText | null = null
  let shown: TextState = EMPTY
  let joined: string | null = null
  const changed = () => {
    const room = client.layerId()
    // The first answer brings the whole text: an editor begins with it, and not with an empty page.
    if (room && !open) open = begin()
    if (room && room !== joined) open?.presence.again()
    joined = room
    shown = {
      state: client.state(),
      refusal: client.refusal(),
      unsent: client.unsent(),
      others: open?.presence.others() ?? [],
    }
    for (const listener of listeners) listener()
  }
  const begin = (): OpenText => {
    const document = client.document()
    return { document, presence: openWriterPresence(socket, document, client.layerId, () => changed()) }
  }
  const client = openDocumentClient(
    socket,
    { meetingId },
    {
      changed: () => changed(),
      renewed: () => {
        open?.presence.close()
        open = null
        joined = null
      },
    },
  )
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    open: () => open,
    view: () => shown,
    close: () => {
      open?.presence.close()
      client.close()
      socket.close()
    },
  }
}
