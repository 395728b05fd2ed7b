// Short sounds, made here: a browser lets a page be heard only after somebody has touched it.

export type Sound = 'vote' | 'turn'

/** Frequencies in hertz, one after the other. */
const NOTES: Record<Sound, readonly number[]> = { vote: [659, 880], turn: [523, 659, 784] }
const NOTE_S = 0.16
const LOUDNESS = 0.18

let context: AudioContext | null = null

/** Call in a gesture; what is asked for before is not heard. */
export function unlockSound(): void {
  context ??= typeof AudioContext === 'function' ? new AudioContext() : null
  if (context?.state === 'suspended') void context.resume()
}

export const canSound = (): boolean => context?.state === 'running'

export function play(sound: Sound): void {
  if (!context || !canSound()) return
  const begin = context.currentTime
  for (const [at, hertz] of NOTES[sound].entries()) {
    const from = begin + at * NOTE_S
    const [note, loudness] = [context.createOscillator(), context.createGain()]
    note.type = 'sine'
    note.frequency.value = hertz
    // A note that begins and ends at once would crackle.
    loudness.gain.setValueAtTime(0.0001, from)
    loudness.gain.exponentialRampToValueAtTime(LOUDNESS, from + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.0001, from + NOTE_S)
    note.connect(loudness).connect(context.destination)
    note.start(from)
    note.stop(from + NOTE_S)
  }
}
