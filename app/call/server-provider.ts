// Through the house's media server: one connection that sends and one that receives, both agreed by way of Majlis's own server, which
// alone speaks to it. Here the browser offers what it sends, and answers what it is offered to receive.
import type { HeardSignal, Signal } from '../wire/call.ts'
import {
  limitVideo,
  type MakeProvider,
  makeQueue,
  NO_TRACKS,
  type ProviderHooks,
  type Tracks,
  watchConnection,
} from './provider.ts'

export const makeServerProvider: MakeProvider = (hooks, first) => {
  let sending = makeSending(hooks, first.ice)
  let receiving = makeReceiving(hooks, first.ice)
  let lean = first.me.media.lean
  let own = NO_TRACKS
  const sendOwn = () => sending.setOwn(lean ? { ...own, video: null } : own)

  return {
    setOwn(next) {
      own = next
      sendOwn()
    },
    setView(view) {
      lean = view.me.media.lean
      sendOwn()
    },
    hear(heard) {
      if (heard.from === 'receive') return receiving.hear(heard)
      if (heard.from !== 'send') return
      if (!('again' in heard.signal)) return sending.hear(heard.signal)
      // The media server was lost and is back: nothing of before is left there.
      sending.close()
      receiving.close()
      sending = makeSending(hooks, first.ice)
      receiving = makeReceiving(hooks, first.ice)
      sendOwn()
    },
    reconnected() {
      sending.mend()
      receiving.mend()
    },
    reports: async () => [['server', await Promise.all([sending.report(), receiving.report()])]],
    close() {
      sending.close()
      receiving.close()
    },
  }
}

function makeSending(hooks: ProviderHooks, iceServers: RTCIceServer[]) {
  const pc = openTo(hooks, 'send', iceServers)
  const inTurn = makeQueue()
  const senders = {
    audio: pc.addTransceiver('audio', { direction: 'sendonly' }).sender,
    video: pc.addTransceiver('video', { direction: 'sendonly' }).sender,
  }
  const offer = async (iceRestart: boolean) => {
    await pc.setLocalDescription(await pc.createOffer({ iceRestart }))
    hooks.send('send', { description: { type: 'offer', sdp: (pc.localDescription as RTCSessionDescription).sdp } })
  }
  const mend = () => {
    if (pc.connectionState !== 'connected' && pc.connectionState !== 'closed') inTurn(() => offer(true))
  }
  const stop = watchConnection(pc, mend)
  inTurn(() => offer(false))
  return {
    mend,
    setOwn(own: Tracks) {
      inTurn(async () => {
        for (const kind of ['audio', 'video'] as const)
          if (senders[kind].track !== own[kind]) await senders[kind].replaceTrack(own[kind])
        await limitVideo(senders.video, 2)
      })
    },
    hear(signal: Signal) {
      inTurn(async () => {
        if (!('description' in signal) || signal.description.type !== 'answer') return
        if (pc.signalingState === 'have-local-offer') await pc.setRemoteDescription(signal.description)
      })
    },
    report: () => pc.getStats(),
    close() {
      stop()
      pc.close()
    },
  }
}

function makeReceiving(hooks: ProviderHooks, iceServers: RTCIceServer[]) {
  const pc = openTo(hooks, 'receive', iceServers)
  const inTurn = makeQueue()
  let told = new Set<string>()
  const mend = () => {
    if (pc.connectionState === 'failed' || pc.connectionState === 'disconnected') hooks.send('receive', { again: true })
  }
  const stop = watchConnection(pc, mend)

  /** Says again whose track is which. */
  function tell(lines: NonNullable<HeardSignal['lines']>): void {
    const now = new Map<string, Tracks>()
    for (const { mid, peerId, kind } of lines) {
      const track = pc.getTransceivers().find((one) => one.mid === mid)?.receiver.track
      if (track) now.set(peerId, { ...(now.get(peerId) ?? NO_TRACKS), [kind]: track })
    }
    for (const peerId of told) if (!now.has(peerId)) hooks.onTracks(peerId, NO_TRACKS)
    for (const [peerId, tracks] of now) hooks.onTracks(peerId, tracks)
    told = new Set(now.keys())
  }

  return {
    mend,
    hear({ signal, lines = [] }: HeardSignal) {
      inTurn(async () => {
        if (!('description' in signal) || signal.description.type !== 'offer') return
        await pc.setRemoteDescription({ type: 'offer', sdp: signal.description.sdp })
        await pc.setLocalDescription()
        const { sdp } = pc.localDescription as RTCSessionDescription
        const { round } = signal.description
        hooks.send('receive', { description: { type: 'answer', sdp, ...(round !== undefined && { round }) } })
        tell(lines)
      })
    },
    report: () => pc.getStats(),
    close() {
      stop()
      pc.close()
      for (const peerId of told) hooks.onTracks(peerId, NO_TRACKS)
    },
  }
}

function openTo(hooks: ProviderHooks, to: 'send' | 'receive', iceServers: RTCIceServer[]): RTCPeerConnection {
  const pc = new RTCPeerConnection({ iceServers, bundlePolicy: 'max-bundle' })
  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate) hooks.send(to, { candidate: candidate.toJSON() } as Signal)
  })
  return pc
}
