// What crosses a socket. Sockets say that something changed; loaders say what. The exceptions are named here: Yjs updates
// and awareness of notes, page-follow in a sitting and where its presenter points, and who is at an agenda's desk. Every client event is parsed by its shape before anything else.
import { z } from 'zod'
import { ItemId, MeetingId, VersionId } from './ids.ts'
import type { Bilingual } from './text.ts'

export const PROTOCOL_VERSION = 1

/** Socket.IO's own limit on a frame, in bytes: above it the connection is closed. */
export const MAX_FRAME = 1_000_000

/** Largest Yjs update of one batch, in bytes. */
export const MAX_UPDATE = 256_000

const binary = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes expected')

// ── Main namespace: `/`
/** Says that both speak the same protocol. What was missed is not asked for: whoever connects reads their page again. */
export const Subscribe = z.object({ protocol: z.literal(PROTOCOL_VERSION) })
export const FollowPage = z.object({ meetingId: MeetingId, versionId: VersionId, page: z.number().int().min(1) })
export const StopPresenting = z.object({ meetingId: MeetingId })
/** A place on the page that is being presented, in PDF points: zoom, rotation and layout are each reader's own. */
const ordinate = z.number().min(-20_000).max(20_000)
export const PointAt = FollowPage.extend({ x: ordinate, y: ordinate })
/** With the version that is open, the answer also says whether its reader may present it. */
export const WatchSitting = z.object({ meetingId: MeetingId, versionId: VersionId.optional() })

/** An officer is at the desk of an agenda, and in which of its items they are writing. */
export const WriteItem = z.object({
  meetingId: MeetingId,
  itemId: ItemId.nullable(),
  /** False as they leave it. */
  here: z.boolean().default(true),
})

/** What the server's clock shows, in milliseconds since 1970: for the one clock of a browser tab. */
export const ReadClock = z.object({})

/** Without the cursor of the change: its steps would tell a member of words about an item that is masked from them. */
export type Changed = { body: string; topic: string; ref: string }
export type Presented = { meetingId: string; versionId: string; paperId: string; page: number; by: Bilingual }
export type Pointed = z.infer<typeof PointAt> & { by: Bilingual }
/** Everybody at the desk of one agenda. */
export type Writing = { meetingId: string; people: { personId: string; name: Bilingual; itemId: string | null }[] }
export type Watched = { presented: Presented | null; mayPresent: boolean }
export type Ack<T = unknown> = (answer: { ok: true; value: T } | { ok: false; code: string }) => void

export const clientEvents = {
  subscribe: Subscribe,
  clock: ReadClock,
  present: FollowPage,
  stopPresenting: StopPresenting,
  point: PointAt,
  watch: WatchSitting,
  write: WriteItem,
}

export interface ServerToClient {
  changed: (change: Changed) => void
  /** A seat ended, so no word about its body will come any more: read everything again. */
  reset: () => void
  presented: (page: Presented | null) => void
  /** Sent volatile: a place that comes late is worth nothing. */
  pointed: (place: Pointed) => void
  /** Who is at the desk that this officer is at. */
  writing: (writing: Writing) => void
  closed: (reason: CloseReason) => void
}

// ── Notes namespace: `/notes`, one room a layer
/** Who reads a layer: the body, its reader alone, or the members of a group. */
export const Audience = z.union([
  z.enum(['body', 'private']),
  z
    .string()
    .regex(/^group:[0-9a-zA-Z_-]{1,64}$/)
    .transform((group) => group as `group:${string}`),
])
export type Audience = z.infer<typeof Audience>

export const JoinLayer = z.object({
  protocol: z.literal(PROTOCOL_VERSION),
  versionId: VersionId,
  audience: Audience,
  stateVector: binary,
})
export const PushUpdate = z.object({ layerId: z.string().max(80), update: binary })
export const PushAwareness = z.object({ layerId: z.string().max(80), update: binary })
export const LeaveLayer = z.object({ layerId: z.string().max(80) })

export const noteEvents = { join: JoinLayer, update: PushUpdate, awareness: PushAwareness, leave: LeaveLayer }

/** With what the reader’s copy lacks. */
export type LayerJoined = { layerId: string; update: Uint8Array }

export interface NotesToClient {
  update: (message: { layerId: string; update: Uint8Array }) => void
  awareness: (message: { layerId: string; update: Uint8Array }) => void
  /** The layer's access ended, or an update of this client was refused and its copy must be made anew. */
  layerClosed: (message: { layerId: string; reason: CloseReason }) => void
}

// ── Minutes' namespace: `/minutes`, one room a text that is being written; its messages are those of a layer
export const JoinMinutes = z.object({
  protocol: z.literal(PROTOCOL_VERSION),
  meetingId: MeetingId,
  stateVector: binary,
})
export const minutesEvents = { join: JoinMinutes, update: PushUpdate, awareness: PushAwareness, leave: LeaveLayer }

// ── Displays' namespace: `/display`, for screens on a room's wall. They may ask for the time and say nothing else.
export const displayEvents = { clock: ReadClock }

export interface DisplayToClient {
  /** Something of what the wall shows changed, or may have. */
  changed: () => void
  closed: (reason: CloseReason) => void
}

export type CloseReason = 'signed_out' | 'access_ended' | 'refused' | 'protocol' | 'server_stopping'
