// How this device calls its reader, by the reader's own choice: kept on the device, for a tablet on a table is not a telephone in a pocket.
import { useSyncExternalStore } from 'react'

export type SignSettings = { sound: boolean; notices: boolean }

const KEY = 'majlis_signs'
/** Notices are asked for; a short sound is what a vote must have to be heard. */
const FIRST: SignSettings = { sound: true, notices: false }
const listeners = new Set<() => void>()

export function signSettings(): SignSettings {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<SignSettings>
    return { sound: kept.sound ?? FIRST.sound, notices: kept.notices ?? FIRST.notices }
  } catch {
    return FIRST
  }
}

export function setSigns(part: Partial<SignSettings>): void {
  // A browser that keeps nothing forgets it with the page.
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...signSettings(), ...part }))
  } catch {}
  for (const listen of listeners) listen()
}

/** As text, so that two readings of the same choice are the same. */
const snapshot = (): string => JSON.stringify(signSettings())

export const useSignSettings = (): SignSettings =>
  JSON.parse(
    useSyncExternalStore(
      (listen) => {
        listeners.add(listen)
        window.addEventListener('storage', listen)
        return () => {
          listeners.delete(listen)
          window.removeEventListener('storage', listen)
        }
      },
      snapshot,
      () => JSON.stringify(FIRST),
    ),
  ) as SignSettings
