import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { type CallState, callStore, idleCall } from './call-store.ts'

/** This tab's call as it stands. */
export function useCall(): CallState {
  return useSyncExternalStore(
    (listen) => callStore().listen(listen),
    () => callStore().state(),
    idleCall,
  )
}

/** Loudness of a track between 0 and 1, some ten times a second; 0 where there is none. */
export function useLevel(track: MediaStreamTrack | null): number {
  const [level, setLevel] = useState(0)
  useEffect(() => {
    if (!track || typeof AudioContext !== 'function') return
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = 256
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
    const samples = new Uint8Array(analyser.fftSize)
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples)
      let peak = 0
      for (const sample of samples) peak = Math.max(peak, Math.abs(sample - 128) / 128)
      setLevel(peak < 0.02 ? 0 : Math.min(1, peak * 1.6))
    }, 100)
    return () => {
      clearInterval(timer)
      setLevel(0)
      void context.close()
    }
  }, [track])
  return level
}

/** Puts tracks into an element; answers its ref and whether the browser waits for a press before it plays. */
export function usePlayed<T extends HTMLMediaElement>(tracks: (MediaStreamTrack | null)[]) {
  const ref = useRef<T>(null)
  const [blocked, setBlocked] = useState(false)
  const key = tracks.map((track) => track?.id ?? '').join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tracks by their ids
  useEffect(() => {
    const element = ref.current
    if (!element) return
    element.srcObject = new MediaStream(tracks.filter((track) => track !== null))
    element.play().then(
      () => setBlocked(false),
      (error: Error) => setBlocked(error.name === 'NotAllowedError'),
    )
    return () => {
      element.srcObject = null
    }
  }, [key])
  return {
    ref,
    blocked,
    play: () => void ref.current?.play().then(() => setBlocked(false)),
  }
}
