// Everybody sends to everybody: one connection a pair, with one line of sound and one of picture that are agreed once. Of each pair the
// one with the greater id makes the offers, so that two offers never meet; what is muted or shared is a track replaced in place.
import type { Signal } from '../wire/call.ts'
import {
  type InView,
  limitVideo,
  type MakeProvider,
  makeQueue,
  NO_TRACKS,
  type ProviderHooks,
  type Tracks,
  watchConnection,
} from './provider.ts'

type Link = ReturnType<typeof makeLink>

export const makeDirectProvider: MakeProvider = (hooks, first) => {
  const links = new Map<string, Link>()
  let view = first
  let own = NO_TRACKS

  const linkTo = (peerId: string): Link => {
    const known = links.get(peerId)
    if (known) return known
    const made = makeLink(hooks, view, peerId)
    links.set(peerId, made)
    return made
  }
  const sendOwn = () => {
    for (const { peerId, media } of view.peers)
      links.get(peerId)?.setOwn(media.lean || view.me.media.lean ? { ...own, video: null } : own, view.peers.length)
  }

  return {
    setOwn(next) {
      own = next
      sendOwn()
    },
    setView(next) {
      const before = new Map(view.peers.map((peer) => [peer.peerId, peer]))
      view = next
      const here = new Set(view.peers.map(({ peerId }) => peerId))
      for (const [peerId, link] of links)
        if (!here.has(peerId)) {
          link.close()
          links.delete(peerId)
        }
      for (const { peerId, away } of view.peers) {
        const link = linkTo(peerId)
        if (!away && before.get(peerId)?.away) link.mend()
      }
      sendOwn()
    },
    hear({ from, signal }) {
      if (view.peers.some(({ peerId }) => peerId === from)) linkTo(from).hear(signal)
    },
    reconnected() {
      for (const link of links.values()) link.mend()
    },
    reports: () => Promise.all([...links].map(async ([peerId, link]) => [peerId, [await link.report()]])),
    close() {
      for (const link of links.values()) link.close()
      links.clear()
    },
  }
}

function makeLink(hooks: ProviderHooks, { me, ice }: InView, peerId: string) {
  const offers = me.peerId > peerId
  const inTurn = makeQueue()
  let pc = open()
  let stop = watchConnection(pc, mend)
  let own: Tracks = NO_TRACKS
  let lines = 1
  let round = 0
  let waiting: RTCIceCandidateInit[] = []

  function open(): RTCPeerConnection {
    const made = new RTCPeerConnection({ iceServers: ice, bundlePolicy: 'max-bundle' })
    made.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate && made === pc) hooks.send(peerId, { candidate: candidate.toJSON() } as Signal)
    })
    made.addEventListener('track', () => made === pc && told())
    return made
  }

  function told(): void {
    const received = pc.getTransceivers().map(({ receiver }) => receiver.track)
    const of = (kind: string) => received.find((track) => track.kind === kind) ?? null
    hooks.onTracks(peerId, { audio: of('audio'), video: of('video') })
  }

  async function place(): Promise<void> {
    for (const { sender, receiver } of pc.getTransceivers()) {
      const kind = receiver.track.kind as 'audio' | 'video'
      if (sender.track !== own[kind]) await sender.replaceTrack(own[kind])
      if (kind === 'video') await limitVideo(sender, lines)
    }
  }

  async function offer(restart: boolean): Promise<void> {
    if (pc.getTransceivers().length === 0)
      for (const kind of ['audio', 'video'] as const) pc.addTransceiver(kind, { direction: 'sendrecv' })
    await place()
    await pc.setLocalDescription(await pc.createOffer({ iceRestart: restart }))
    round += 1
    const { type, sdp } = pc.localDescription as RTCSessionDescription
    hooks.send(peerId, { description: { type: type as 'offer', sdp, round } })
  }

  async function takeOffer(sdp: string, asked: number | undefined): Promise<void> {
    // An offer that does not fit what was agreed is a new beginning on the other side.
    await pc.setRemoteDescription({ type: 'offer', sdp }).catch(() => {
      begin()
      return pc.setRemoteDescription({ type: 'offer', sdp })
    })
    for (const transceiver of pc.getTransceivers()) transceiver.direction = 'sendrecv'
    await place()
    await pc.setLocalDescription()
    await takeWaiting()
    const { type, sdp: answer } = pc.localDescription as RTCSessionDescription
    hooks.send(peerId, {
      description: { type: type as 'answer', sdp: answer, ...(asked !== undefined && { round: asked }) },
    })
  }

  async function takeWaiting(): Promise<void> {
    const taken = waiting
    waiting = []
    // A candidate of an agreement that was replaced meanwhile is of no use, and of no harm.
    for (const candidate of taken) await pc.addIceCandidate(candidate).catch(() => undefined)
  }

  function begin(): void {
    stop()
    pc.close()
    pc = open()
    stop = watchConnection(pc, mend)
  }

  /** Makes the way anew, if it is not there: by whoever makes the offers of this pair. */
  function mend(): void {
    if (pc.connectionState === 'connected' || pc.connectionState === 'closed') return
    if (offers) inTurn(() => offer(true))
    else hooks.send(peerId, { again: true })
  }

  if (offers) inTurn(() => offer(false))

  return {
    mend,
    setOwn(next: Tracks, count: number) {
      own = next
      lines = count
      inTurn(place)
    },
    hear(signal: Signal) {
      inTurn(async () => {
        if ('again' in signal) {
          if (offers && pc.connectionState !== 'connected') await offer(true)
        } else if ('candidate' in signal) {
          waiting.push(signal.candidate as RTCIceCandidateInit)
          if (pc.remoteDescription) await takeWaiting()
        } else if (signal.description.type === 'offer') {
          if (!offers) await takeOffer(signal.description.sdp, signal.description.round)
        } else if (offers && signal.description.round === round && pc.signalingState === 'have-local-offer') {
          await pc.setRemoteDescription({ type: 'answer', sdp: signal.description.sdp })
          await takeWaiting()
        }
      })
    },
    report: () => pc.getStats(),
    close() {
      stop()
      pc.close()
      hooks.onTracks(peerId, NO_TRACKS)
    },
  }
}
