// A member's copy of one page's notes under each of the three: our reader's own client, and each peer's own provider.
import * as Y from 'yjs'
import { openNotes } from '../../support/notes-members.ts'
import type { PeerName, Served } from './serve.ts'

export type Copy = {
  document: () => Y.Doc
  ready: () => boolean
  /** Everything it wrote was acknowledged, as far as its server acknowledges. */
  settled: () => boolean
  close: () => void
}

export const isAtHand = async (): Promise<boolean> => {
  try {
    for (const name of ['@hocuspocus/server', '@hocuspocus/provider', '@y/websocket-server/utils', 'y-websocket', 'ws'])
      import.meta.resolve(name)
    return true
  } catch {
    return false
  }
}

/** Copies for the members from `from` up to, not including, `to`. */
export async function openCopies(name: PeerName, served: Served, from: number, to: number): Promise<Copy[]> {
  const places = Array.from({ length: to - from }, (_, place) => from + place)
  if (name === 'ours') return places.map((place) => openOurs(served, place))
  const sockets = 'ws'
  const { WebSocket } = (await import(sockets)) as { WebSocket: unknown }
  if (name === 'hocuspocus') {
    const provider = '@hocuspocus/provider'
    const { HocuspocusProvider, HocuspocusProviderWebsocket } = (await import(provider)) as Hocuspocus
    return places.map(() => {
      const document = new Y.Doc()
      const socket = new HocuspocusProviderWebsocket({ url: served.origin, WebSocketPolyfill: WebSocket })
      const opened = new HocuspocusProvider({ websocketProvider: socket, name: served.versionId, document })
      opened.attach()
      return {
        document: () => document,
        ready: () => opened.isSynced,
        settled: () => !opened.hasUnsyncedChanges,
        close: () => {
          opened.destroy()
          socket.destroy()
        },
      }
    })
  }
  const package_ = 'y-websocket'
  const { WebsocketProvider } = (await import(package_)) as YWebsocket
  return places.map(() => {
    const document = new Y.Doc()
    // Copies of one process would otherwise tell each other without the server.
    const opened = new WebsocketProvider(served.origin, served.versionId, document, {
      WebSocketPolyfill: WebSocket,
      disableBc: true,
    })
    return { document: () => document, ready: () => opened.synced, settled: () => true, close: () => opened.destroy() }
  })
}

function openOurs({ origin, site, versionId, readers }: Served, place: number): Copy {
  const { personId, cookie } = readers[place] as Served['readers'][number]
  const ctx = { settings: { origin: { href: site } }, clock: () => new Date() }
  const opened = openNotes(ctx, origin, { actor: { personId } }, versionId as never, cookie)
  return {
    document: opened.layer.document,
    ready: () => opened.layer.state() === 'saved',
    settled: () => opened.layer.unsent() === 0,
    close: opened.close,
  }
}

type Hocuspocus = {
  HocuspocusProviderWebsocket: new (settings: object) => { destroy(): void }
  HocuspocusProvider: new (
    settings: object,
  ) => { attach(): void; destroy(): void; isSynced: boolean; hasUnsyncedChanges: boolean }
}
type YWebsocket = {
  WebsocketProvider: new (
    origin: string,
    room: string,
    document: Y.Doc,
    settings: object,
  ) => { synced: boolean; destroy(): void }
}
