// What crosses the socket of a virtual session: the namespace `/call`. Who may be in a call is somebody with a seat who is signed in;
// who is in it was admitted. A server's word is always the whole view of whoever hears it, so that a late one equals a fresh one.
import { z } from 'zod'
import type { CallPlace as Place } from '../rules/call-place.ts'
import { MeetingId } from './ids.ts'
import type { Bilingual } from './text.ts'

export const CALL_PROTOCOL = 1

/** Made by the server for one person on one tab; known only to people who were admitted, and to officers. */
const PeerId = z.string().regex(/^[0-9a-f]{24}$/)

/** `mic`, `camera`: sent now. `lean`: pictures are neither sent nor wanted, on a poor network. */
export const OwnMedia = z.object({ mic: z.boolean(), camera: z.boolean(), screen: z.boolean(), lean: z.boolean() })
export type OwnMedia = z.infer<typeof OwnMedia>

export const EnterCall = z.object({
  protocol: z.literal(CALL_PROTOCOL),
  meetingId: MeetingId,
  /** This page's own, while it lasts: after a cut its connections go on, after a reload they are others. */
  tab: z.string().regex(/^[0-9a-f]{32}$/),
  media: OwnMedia,
})
export const InCall = z.object({ meetingId: MeetingId })
export const SetMedia = z.object({ meetingId: MeetingId, media: OwnMedia })
export const AboutPeer = z.object({ meetingId: MeetingId, peerId: PeerId })

/** A session description is a few kilobytes; one of a large room from a media server some tens. */
export const MAX_SDP = 200_000
const Description = z.object({
  type: z.enum(['offer', 'answer']),
  sdp: z.string().max(MAX_SDP),
  /** Counts the offers of a connection; an answer repeats its offer's. */
  round: z.number().int().min(0).max(1_000_000).optional(),
})
const Candidate = z.object({
  candidate: z.string().max(2_000),
  sdpMid: z.string().max(64).nullish(),
  sdpMLineIndex: z.number().int().min(0).max(4_000).nullish(),
  usernameFragment: z.string().max(256).nullish(),
})
/** Exactly one of them: what is said, where a packet may reach me, or that the connection must be made anew. */
export const Signal = z.union([
  z.strictObject({ description: Description }),
  z.strictObject({ candidate: Candidate }),
  z.strictObject({ again: z.literal(true) }),
])
export type Signal = z.infer<typeof Signal>
/** To a peer; with a media server, to one of the two connections with it. */
export const SendSignal = z.object({
  meetingId: MeetingId,
  to: z.union([PeerId, z.enum(['send', 'receive'])]),
  signal: Signal,
})

export const callEvents = {
  enter: EnterCall,
  leave: InCall,
  media: SetMedia,
  signal: SendSignal,
  admit: AboutPeer,
  admitAll: InCall,
  refuse: AboutPeer,
  mute: AboutPeer,
  remove: AboutPeer,
}

/** `away`: the connection was lost a moment ago, the place is kept. */
export type CallPeer = { peerId: string; personId: string; name: Bilingual; media: OwnMedia; away: boolean }
/** `shut`: a closed part is held without them, and nobody admits them to it here. */
export type CallWaiting = { peerId: string; personId: string; name: Bilingual; removed: boolean; shut?: true }
export type IceServer = { urls: string[]; username?: string; credential?: string }

export type CallView =
  /** `shut`: a closed part is held; whoever was in the call is let back as it ends. */
  | { phase: 'waiting'; meetingId: string; number: number; shut?: true }
  | {
      phase: 'in'
      meetingId: string
      number: number
      me: CallPeer
      peers: CallPeer[]
      /** `direct`: between members; `server`: through the house's media server. */
      way: 'direct' | 'server'
      ice: IceServer[]
      /** The media server cannot be reached: nobody sees or hears anybody until it is back. */
      cutOff: boolean
      /** Who holds the floor. */
      speaker: string | null
      officer: boolean
      /** For officers alone. */
      waiting: CallWaiting[]
    }

/** `lines`: which lines of a media server’s offer are whose. */
export type HeardSignal = {
  from: string
  signal: Signal
  lines?: { mid: string; peerId: string; kind: 'audio' | 'video' }[]
}

export type CallEnd = 'left' | 'refused' | 'removed' | 'taken_over' | 'access_ended' | 'over' | 'signed_out'

export interface CallToClient {
  view: (view: CallView) => void
  signal: (heard: HeardSignal) => void
  /** The chair or an officer muted this member. */
  muted: () => void
  ended: (reason: CallEnd) => void
}

/** Where a meeting's members see and hear each other: nowhere, in the page, or at an address of the body's own. */
export const CallPlace: z.ZodType<Place> = z.union([
  z.object({ way: z.enum(['none', 'page']) }),
  z.object({ way: z.literal('link'), url: z.string().max(2_000) }),
])

const LINK_HOSTS = /(^|\.)(teams\.microsoft\.com|teams\.live\.com|zoom\.us|zoomgov\.com|webex\.com)$/

/** The address as a link, if it is one of Teams, Zoom or Webex over https and nothing else. */
export function callLink(url: string): string | null {
  try {
    const { protocol, hostname, href, username, password, port } = new URL(url.trim())
    const plain = protocol === 'https:' && !username && !password && port === ''
    return plain && LINK_HOSTS.test(hostname) ? href : null
  } catch {
    return null
  }
}
