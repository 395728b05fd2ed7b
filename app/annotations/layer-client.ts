// This tab's copy of one layer. What the reader writes is sent in small batches and kept until the server has acknowledged it;
// after a lost connection both sides exchange what the other lacks. Nothing here decides who may write: the server does.
import * as Y from 'yjs'
import { type Audience, type LayerJoined, PROTOCOL_VERSION } from '../wire/socket.ts'
import { idsOf, type KeptLayer, type Unsent } from './kept-layer.ts'
import type { NotesSocket } from './notes-socket.ts'

export type { Audience } from '../wire/socket.ts'
/** `offline` keeps what was written and sends it later; `closed` means that this layer may no longer be read or written. */
export type LayerState = 'connecting' | 'saved' | 'saving' | 'offline' | 'closed'
export type LayerClient = ReturnType<typeof openLayerClient>

/** Changes made by this reader in this tab, as undo counts them. */
export const MINE = 'mine'
const REMOTE = 'remote'
const BATCH_MS = 0
const RETRY_MS = 1_500
/** Updates on their way at once: the next does not wait for the answer to the one before it, as a hand does not. */
const MOST_FLYING = 4
/** Below the server's limit on one update, with room for the frame. */
const MOST_BYTES = 200_000

type Events = {
  /** The document, the state or the last refusal is another. */
  changed: () => void
  /** The copy was made anew: whoever held the document must take this one. */
  renewed: () => void
}

export function openLayerClient(
  notes: NotesSocket,
  versionId: string,
  audience: Audience,
  on: Events,
  kept?: KeptLayer,
) {
  return { audience, ...openDocumentClient(notes, { versionId, audience }, on, kept) }
}

export type DocumentClient = ReturnType<typeof openDocumentClient>

/** `target` is what is joined, as the namespace's own `join` names it. */
export function openDocumentClient(notes: NotesSocket, target: object, on: Events, kept?: KeptLayer) {
  const { socket, ask } = notes
  let document = new Y.Doc()
  let state: LayerState = 'connecting'
  let refusal: string | null = null
  let layerId: string | null = null
  let unsent: Unsent[] = kept ? [...kept.start.unsent] : []
  /** After a refusal of several changes together: what comes before the one that is not taken shall not be lost with it. */
  let oneByOne = false
  /** Told before the answer to `join` said which layer is ours: not in that answer, and not told again. */
  let early: { layerId: string; update: Uint8Array }[] = []
  /** Under way, in the order of `unsent`, whose head they are. */
  let flights: Flight[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  let gone = false

  const become = (next: LayerState) => {
    if (state === next) return
    state = next
    on.changed()
  }
  const written = (update: Uint8Array, _origin: unknown, _document: Y.Doc, transaction: Y.Transaction) => {
    unsent.push({ id: kept?.written(update, transaction) ?? null, update })
    become(layerId ? 'saving' : state === 'closed' ? 'closed' : 'offline')
    later(BATCH_MS)
    on.changed()
  }
  // While anybody listens for updates, Yjs writes one for every change, also for what it was just given: a third of what a busy
  // page costs its reader. So they are listened for only between a change of the reader's own and the update made of it.
  const listen = () =>
    document.on('afterTransaction', ({ origin }: Y.Transaction) => {
      if (origin !== REMOTE) return document.on('update', written)
      document.off('update', written)
      on.changed()
    })
  if (kept) {
    if (kept.start.state) Y.applyUpdate(document, kept.start.state, REMOTE)
    for (const { update } of unsent) Y.applyUpdate(document, update, REMOTE)
    state = 'offline'
  }
  listen()

  const agreed = () => {
    if (layerId && unsent.length === 0) kept?.heard(document)
  }
  /** What a device keeps for a layer that takes it no more is given back to it; a tab without one goes on showing it. */
  const giveBack = (code: string) => {
    if (!kept || unsent.length === 0) return
    kept.refused(code, idsOf(unsent))
    unsent = []
  }
  const later = (delay: number) => {
    timer ??= setTimeout(() => {
      timer = null
      send()
    }, delay)
  }

  async function join(): Promise<void> {
    const stateVector = Y.encodeStateVector(document)
    early = []
    const answer = await ask<LayerJoined>('join', { protocol: PROTOCOL_VERSION, ...target, stateVector })
    if (gone) return
    if (!answer.ok) {
      if (answer.code === 'not_connected' || answer.code === 'too_many_attempts' || answer.code === 'failed') {
        setTimeout(() => gone || !socket.connected || void join(), RETRY_MS)
        return
      }
      refusal = answer.code
      giveBack(answer.code)
      return become('closed')
    }
    layerId = answer.value.layerId
    Y.applyUpdate(document, new Uint8Array(answer.value.update), REMOTE)
    for (const told of early.splice(0)) updated(told)
    become(unsent.length > 0 ? 'saving' : 'saved')
    agreed()
    on.changed()
    send()
  }

  function send(): void {
    while (layerId && !gone && flights.length < (oneByOne ? 1 : MOST_FLYING)) {
      const waiting = unsent.slice(flights.reduce((sum, { count }) => sum + count, 0))
      if (waiting.length === 0) return
      void fly(layerId, nextBatch(oneByOne ? waiting.slice(0, 1) : waiting))
    }
  }

  async function fly(layer: string, { batch, count }: Batch): Promise<void> {
    const flight: Flight = { count, arrived: false }
    flights.push(flight)
    const answer = await ask<null>('update', { layerId: layer, update: batch })
    // It was sent for a layer, or together with an update, that is given up by now: it goes again, or has been given back.
    if (!flights.includes(flight)) return
    if (answer.ok) {
      flight.arrived = true
      return arrived()
    }
    const alone = flights.length === 1 && count === 1
    flights = []
    if (answer.code === 'layer_closed') {
      refusal = answer.code
      giveBack(answer.code)
      become('closed')
    } else if (isRefused(answer.code) && !alone) {
      // The server holds nothing of it, and wants to be joined again.
      oneByOne = true
      layerId = null
      void join()
    } else if (isRefused(answer.code)) {
      refusal = answer.code
      giveBack(answer.code)
      renew()
    } else {
      // No answer on a connection that seems to stand: the network is gone, and the socket does not know it yet.
      if (answer.code === 'not_connected') become('offline')
      if (socket.connected) later(RETRY_MS)
    }
  }

  /** Takes what has arrived off the head, in the order in which it was written. */
  function arrived(): void {
    while (flights[0]?.arrived) {
      const { count } = flights.shift() as Flight
      kept?.sent(idsOf(unsent.slice(0, count)))
      unsent = unsent.slice(count)
    }
    refusal = null
    if (unsent.length > 0) send()
    else {
      oneByOne = false
      agreed()
      become('saved')
    }
  }

  /** What the server refused cannot be taken out of a copy: it is made anew from what the server has. */
  function renew(): void {
    document.destroy()
    document = new Y.Doc()
    unsent = []
    flights = []
    oneByOne = false
    layerId = null
    listen()
    on.renewed()
    on.changed()
    void join()
  }

  const connected = () => void join()
  const disconnected = () => {
    layerId = null
    flights = []
    if (state !== 'closed') become('offline')
  }
  const updated = (message: { layerId: string; update: Uint8Array }) => {
    if (layerId === null && state !== 'closed') early.push(message)
    else if (message.layerId === layerId) {
      Y.applyUpdate(document, new Uint8Array(message.update), REMOTE)
      agreed()
    }
  }
  const closed = (message: { layerId: string; reason: string }) => {
    // A refused copy is made anew when its answer comes; any other reason is final.
    if (message.layerId !== layerId || message.reason === 'refused') return
    refusal = message.reason
    layerId = null
    flights = []
    if (message.reason === 'access_ended') giveBack(message.reason)
    become('closed')
  }
  socket.on('connect', connected)
  socket.on('disconnect', disconnected)
  socket.on('update', updated)
  socket.on('layerClosed', closed)
  if (socket.connected) connected()

  return {
    document: () => document,
    layerId: () => layerId,
    state: () => state,
    /** Code of the last refusal, until something is accepted again. */
    refusal: () => refusal,
    unsent: () => unsent.length,
    close(): void {
      gone = true
      if (timer) clearTimeout(timer)
      if (layerId) void ask('leave', { layerId })
      socket.off('connect', connected)
      socket.off('disconnect', disconnected)
      socket.off('update', updated)
      socket.off('layerClosed', closed)
      document.destroy()
    },
  }
}

type Flight = { count: number; arrived: boolean }
type Batch = { batch: Uint8Array; count: number }

function nextBatch(unsent: readonly Unsent[]): Batch {
  let bytes = 0
  let count = 0
  for (const { update } of unsent) {
    if (count > 0 && bytes + update.length > MOST_BYTES) break
    bytes += update.length
    count += 1
  }
  const parts = unsent.slice(0, count).map(({ update }) => update)
  return { batch: parts.length === 1 ? (parts[0] as Uint8Array) : Y.mergeUpdates(parts), count }
}

const isRefused = (code: string) =>
  code.startsWith('note_') || code.startsWith('minutes_') || code === 'input_malformed'
