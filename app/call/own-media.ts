// This device's camera, microphone and screen. Each is asked for apart, so that a camera that fails never takes the voice with it, and
// none that fails keeps anybody from coming in.
import type { Tracks } from './provider.ts'

/** What the member chose, and on which devices; remembered on this device alone. */
export type Wish = { mic: boolean; camera: boolean; micId: string; cameraId: string; speakerId: string }
export type Trouble = 'camera' | 'mic'
/** Pictures small enough for a strip beside the paper. */
const PICTURE = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 20, max: 24 } }
const KEPT = 'majlis_call_devices'
const NO_WISH: Wish = { mic: true, camera: true, micId: '', cameraId: '', speakerId: '' }

export function readWish(): Wish {
  try {
    return { ...NO_WISH, ...JSON.parse(localStorage.getItem(KEPT) ?? '{}') }
  } catch {
    return NO_WISH
  }
}

export function keepWish(wish: Wish): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(wish))
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

export async function openMic(id: string): Promise<MediaStreamTrack | null> {
  return track('audio', {
    audio: {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...(id && { deviceId: { ideal: id } }),
    },
  })
}

export async function openCamera(id: string): Promise<MediaStreamTrack | null> {
  return track('video', { video: { ...PICTURE, ...(id && { deviceId: { ideal: id } }) } })
}

/** Null when the member chose nothing, or the browser cannot. */
export async function openScreen(): Promise<MediaStreamTrack | null> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 10 } }, audio: false })
    const [screen] = stream.getVideoTracks()
    if (screen) screen.contentHint = 'detail'
    return screen ?? null
  } catch {
    return null
  }
}

async function track(kind: 'audio' | 'video', wanted: MediaStreamConstraints): Promise<MediaStreamTrack | null> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(wanted)
    return stream.getTracks().find((one) => one.kind === kind) ?? null
  } catch {
    return null
  }
}

export const canAsk = (): boolean => typeof navigator !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia)
export const canShare = (): boolean =>
  typeof navigator !== 'undefined' && Boolean(navigator.mediaDevices && 'getDisplayMedia' in navigator.mediaDevices)

export type Devices = Record<'audioinput' | 'videoinput' | 'audiooutput', { id: string; label: string }[]>

export async function listDevices(): Promise<Devices> {
  const found: Devices = { audioinput: [], videoinput: [], audiooutput: [] }
  const all = (await navigator.mediaDevices?.enumerateDevices?.().catch(() => [])) ?? []
  for (const { kind, deviceId, label } of all) if (deviceId && label) found[kind].push({ id: deviceId, label })
  return found
}

export function stopTracks({ audio, video }: Tracks): void {
  audio?.stop()
  video?.stop()
}
