// How pictures and voices travel, whatever they travel through: members' own browsers (direct-provider.ts) or the house's media server
// (server-provider.ts). A provider keeps itself alive: it mends what breaks and begins again when it is told that a line is back.
import type { CallView, HeardSignal, Signal } from '../wire/call.ts'

export type InView = Extract<CallView, { phase: 'in' }>
export type Tracks = { audio: MediaStreamTrack | null; video: MediaStreamTrack | null }
export const NO_TRACKS: Tracks = { audio: null, video: null }

export type ProviderHooks = {
  /** Says something to a peer, or to the server's end of a connection; it may be lost. */
  send: (to: string, signal: Signal) => void
  /** What is received of this peer changed. */
  onTracks: (peerId: string, tracks: Tracks) => void
}

export interface MediaProvider {
  /** What is sent from now on; replaced in place, without a new agreement. */
  setOwn(own: Tracks): void
  /** Who is there now: lines to others are made, to those who left they are closed. */
  setView(view: InView): void
  hear(heard: HeardSignal): void
  /** The way to the server is back after a cut. */
  reconnected(): void
  /** What the browser counted on each line to another end, by its name. */
  reports(): Promise<[line: string, reports: RTCStatsReport[]][]>
  close(): void
}

export type MakeProvider = (hooks: ProviderHooks, view: InView) => MediaProvider

/** Without it a member does everything but see and be seen. */
export const canCall = (): boolean => typeof RTCPeerConnection === 'function'

/** Waits so long before a broken line is made anew: most mend themselves. */
export const PATIENCE_MS = 4_000

/** Calls `mend` once the connection failed, or did not come back by itself. Answers how to stop. */
export function watchConnection(pc: RTCPeerConnection, mend: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    clearTimeout(timer)
    if (pc.connectionState === 'failed') mend()
    if (pc.connectionState === 'failed' || pc.connectionState === 'disconnected')
      timer = setTimeout(() => {
        if (pc.connectionState !== 'connected' && pc.connectionState !== 'closed') mend()
        look()
      }, PATIENCE_MS)
  }
  pc.addEventListener('connectionstatechange', look)
  return () => {
    clearTimeout(timer)
    pc.removeEventListener('connectionstatechange', look)
  }
}

/** One thing after another, whatever each becomes. */
export function makeQueue(): (step: () => Promise<void>) => void {
  let last = Promise.resolve()
  return (step) => {
    last = last.then(step).catch((error) => console.warn('call:', error))
  }
}

/** A picture's share of what a line carries, in bits a second: a tablet's uplink is shared by all it sends to. */
export async function limitVideo(sender: RTCRtpSender, lines: number): Promise<void> {
  const parameters = sender.getParameters()
  const [encoding] = parameters.encodings
  if (!encoding) return
  const most = Math.max(120_000, Math.min(900_000, Math.round(1_600_000 / Math.max(1, lines))))
  if (encoding.maxBitrate === most) return
  encoding.maxBitrate = most
  await sender.setParameters(parameters)
}
