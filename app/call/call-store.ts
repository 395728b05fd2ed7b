// This tab's one call: kept outside every page, so that it goes on from the sitting to the paper and to the vote. Screens read it
// through use-call.ts.
import { io, type Socket } from 'socket.io-client'
import { connectAgain } from '../live/connect-again.ts'
import { CALL_PROTOCOL, type CallEnd, type CallToClient, type CallView, type OwnMedia } from '../wire/call.ts'
import { makeDirectProvider } from './direct-provider.ts'
import { judgeLook, type LinkSample, lineOf, NEW_LINK, nextLink } from './judge-link.ts'
import {
  keepWish,
  openCamera,
  openMic,
  openScreen,
  readWish,
  stopTracks,
  type Trouble,
  type Wish,
} from './own-media.ts'
import { canCall, type MediaProvider, NO_TRACKS, type Tracks } from './provider.ts'
import { makeServerProvider } from './server-provider.ts'

export type CallState = {
  meetingId: string | null
  /** What the server last said; null until it answered, or after the end. */
  view: CallView | null
  /** The way to the server is there. */
  connected: boolean
  media: OwnMedia
  own: Tracks
  tracks: ReadonlyMap<string, Tracks>
  troubles: readonly Trouble[]
  /** Pictures were put away because the network is poor, not because the member said so; so they come back by themselves. */
  leanByItself: boolean
  /** The chair muted this member a moment ago. */
  mutedByChair: boolean
  ended: CallEnd | null
  refusal: { code: string; params?: Record<string, string> } | null
}
type Answer<T> = { ok: true; value: T } | { ok: false; code: string; params?: Record<string, string> }
export type CallStore = ReturnType<typeof makeCallStore>

const IDLE: CallState = {
  meetingId: null,
  view: null,
  connected: false,
  media: { mic: false, camera: false, screen: false, lean: false },
  own: NO_TRACKS,
  tracks: new Map(),
  troubles: [],
  leanByItself: false,
  mutedByChair: false,
  ended: null,
  refusal: null,
}
const LOOK_MS = 3_000
/** A look that is late by so much is one at a device with too much to do, and says nothing of its line. */
const LATE_MS = 1_500
/** The meeting whose call this tab was in: after a reload it goes on. */
const KEPT = 'majlis_call'

let store: CallStore | null = null
/** Browser only. */
export function callStore(): CallStore {
  store ??= makeCallStore()
  return store
}
export const idleCall = (): CallState => IDLE

function makeCallStore() {
  const listeners = new Set<() => void>()
  let state = IDLE
  let socket: Socket<CallToClient> | null = null
  let stopAgain: (() => void) | null = null
  let provider: MediaProvider | null = null
  let camera: MediaStreamTrack | null = null
  let looking: ReturnType<typeof setInterval> | null = null
  let link = NEW_LINK
  let sample: LinkSample | null = null
  let lookedAt = 0
  const tab = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

  window.addEventListener('online', () => provider?.reconnected())

  const set = (change: Partial<CallState>) => {
    state = { ...state, ...change }
    for (const listen of listeners) listen()
  }

  async function ask<T>(event: string, input: object = {}): Promise<Answer<T>> {
    if (!socket) return { ok: false, code: 'not_connected' }
    const asking = socket.timeout(8_000) as unknown as {
      emitWithAck(event: string, input: unknown): Promise<Answer<T>>
    }
    try {
      return await asking.emitWithAck(event, { meetingId: state.meetingId, ...input })
    } catch {
      return { ok: false, code: 'not_connected' }
    }
  }

  async function enter(): Promise<void> {
    const meetingId = state.meetingId
    const answer = await ask<CallView>('enter', { protocol: CALL_PROTOCOL, tab, media: state.media })
    if (state.meetingId !== meetingId) return
    if (answer.ok) {
      const before = provider
      set({ connected: true, refusal: null })
      take(answer.value)
      before?.reconnected()
    } else if (answer.code === 'not_connected') setTimeout(() => socket?.connected && void enter(), 1_000)
    else {
      finish()
      set({ refusal: answer })
    }
  }

  function take(view: CallView): void {
    set({ view })
    // A closed part is held without this member: nothing is sent or received until they are let back.
    if (view.phase !== 'in') hangUp()
    if (view.phase !== 'in' || !canCall()) return
    if (provider) provider.setView(view)
    else {
      const make = view.way === 'server' ? makeServerProvider : makeDirectProvider
      provider = make(
        {
          send: (to, signal) => void ask('signal', { to, signal }),
          onTracks: (peerId, tracks) => {
            const all = new Map(state.tracks)
            if (tracks.audio || tracks.video) all.set(peerId, tracks)
            else all.delete(peerId)
            set({ tracks: all })
          },
        },
        view,
      )
      provider.setOwn(state.own)
      provider.setView(view)
      lookedAt = performance.now()
      looking = setInterval(() => void look(), LOOK_MS)
    }
  }

  async function look(): Promise<void> {
    if (!provider || !state.connected) return
    const due = lookedAt + LOOK_MS
    const reports = await provider.reports()
    const before = sample
    sample = new Map(reports.map(([line, counted]) => [line, lineOf(counted)]))
    lookedAt = performance.now()
    if (!before || lookedAt - due > LATE_MS) return
    const { quality } = link
    link = nextLink(link, judgeLook(before, sample))
    if (link.quality === quality) return
    // Sound first: pictures go by themselves, and come back by themselves.
    const poor = link.quality === 'poor'
    if (poor ? state.media.lean : !state.leanByItself) return
    setMedia({ lean: poor })
    set({ leanByItself: poor })
  }

  function setMedia(change: Partial<OwnMedia>): void {
    set({ media: { ...state.media, ...change }, mutedByChair: false })
    void ask('media', { media: state.media })
  }

  function setOwn(own: Tracks): void {
    set({ own })
    provider?.setOwn(own)
  }

  /** The lines to the others, and what came over them. */
  function hangUp(): void {
    provider?.close()
    provider = null
    if (looking) clearInterval(looking)
    looking = null
    sample = null
    link = NEW_LINK
    if (state.tracks.size > 0) set({ tracks: new Map() })
  }

  /** Lets everything go: the line, the devices and what was received. */
  function finish(): void {
    hangUp()
    stopTracks(state.own)
    camera?.stop()
    camera = null
    stopAgain?.()
    socket?.disconnect()
    socket = null
    sessionStorage.removeItem(KEPT)
    set(IDLE)
  }

  function dial(): void {
    socket = io('/call', { transports: ['websocket', 'polling'], reconnectionDelay: 300, reconnectionDelayMax: 2_000 })
    stopAgain = connectAgain(socket)
    socket.on('connect', () => void enter())
    socket.on('disconnect', () => set({ connected: false }))
    socket.on('connect_error', ({ message }) => {
      if (message === 'sign_in_required') end('signed_out')
    })
    socket.on('view', take)
    socket.on('signal', (heard) => provider?.hear(heard))
    socket.on('muted', () => {
      if (state.own.audio) state.own.audio.enabled = false
      set({ media: { ...state.media, mic: false }, mutedByChair: true })
    })
    socket.on('ended', end)
  }

  function end(reason: CallEnd): void {
    finish()
    set({ ended: reason })
  }

  async function setMic(on: boolean): Promise<void> {
    const track = on ? (state.own.audio ?? (await openMic(readWish().micId))) : state.own.audio
    if (track) track.enabled = on
    set({ troubles: on && !track ? ['mic', ...without('mic')] : without('mic') })
    if (track !== state.own.audio) setOwn({ ...state.own, audio: track })
    setMedia({ mic: on && track !== null })
    keepWish({ ...readWish(), mic: on })
  }

  async function setCamera(on: boolean): Promise<void> {
    camera?.stop()
    camera = on ? await openCamera(readWish().cameraId) : null
    set({ troubles: on && !camera ? ['camera', ...without('camera')] : without('camera') })
    if (!state.media.screen) setOwn({ ...state.own, video: camera })
    setMedia({ camera: camera !== null })
    keepWish({ ...readWish(), camera: on })
    // A camera that is pulled out is a camera that is off.
    camera?.addEventListener('ended', () => void setCamera(false))
  }

  async function setScreen(on: boolean): Promise<void> {
    const shown = state.media.screen ? state.own.video : null
    const screen = on ? await openScreen() : null
    if (on && !screen) return
    if (shown) shown.stop()
    setOwn({ ...state.own, video: screen ?? camera })
    setMedia({ screen: screen !== null })
    screen?.addEventListener('ended', () => void setScreen(false))
  }

  const without = (trouble: Trouble) => state.troubles.filter((one) => one !== trouble)

  return {
    state: () => state,
    listen(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /** Asks to come in, with what was chosen at the test. Nothing that fails of it keeps the member out. */
    async join(meetingId: string, wish: Wish): Promise<void> {
      if (state.meetingId) return
      keepWish(wish)
      set({ ...IDLE, meetingId })
      const [audio, video] = await Promise.all([
        wish.mic ? openMic(wish.micId) : null,
        wish.camera ? openCamera(wish.cameraId) : null,
      ])
      if (state.meetingId !== meetingId) return stopTracks({ audio, video })
      camera = video
      const troubles: Trouble[] = []
      if (wish.mic && !audio) troubles.push('mic')
      if (wish.camera && !video) troubles.push('camera')
      set({
        own: { audio, video },
        troubles,
        media: { mic: audio !== null, camera: video !== null, screen: false, lean: false },
      })
      sessionStorage.setItem(KEPT, meetingId)
      dial()
    },

    /** After a reload of the page the call goes on by itself. */
    comeBack(): void {
      const meetingId = sessionStorage.getItem(KEPT)
      if (meetingId && !state.meetingId) void this.join(meetingId, readWish())
    },

    async leave(): Promise<void> {
      await ask('leave')
      finish()
    },

    setMic,
    setCamera,
    setScreen,
    setLean(lean: boolean): void {
      setMedia({ lean })
      set({ leanByItself: false })
    },
    /** Another microphone or camera, in the middle of the call. */
    async takeDevices(wish: Wish): Promise<void> {
      keepWish(wish)
      if (state.media.mic) {
        state.own.audio?.stop()
        setOwn({ ...state.own, audio: null })
        await setMic(true)
      }
      if (state.media.camera) await setCamera(true)
    },
    forget: () => set({ ended: null, refusal: null }),

    /** What an officer does; answers the refusal, or null. */
    async direct(act: 'admit' | 'refuse' | 'mute' | 'remove' | 'admitAll', peerId?: string) {
      const answer = await ask(act, peerId ? { peerId } : {})
      set({ refusal: answer.ok ? null : answer })
      return answer.ok
    },
  }
}
