// One sign for one thing, however many tabs are open and however often they are read again: whoever is first to hold the lock, a
// tab that can be heard before one that cannot, gives it and writes down that it was given.

import { signSettings } from './settings.ts'
import { canSound, play, type Sound } from './sound.ts'
import { markTab } from './tab-mark.ts'

export type Sign = {
  /** Names what it is a sign of, such as `vote 42`. */
  of: string
  sound: Sound
  /** For a screen that others may see: no title, nothing of what is written. */
  words: string
  /** Where a press on the notice leads. */
  href: string
}

const KEY = 'majlis_signs_given'
const MOST = 60
/** A tab that makes no sound lets one that does go first. */
const POLITE_MS = 350
const VIBRATION: Record<Sound, number[]> = { vote: [200], turn: [120, 80, 120] }

export async function giveSign(sign: Sign): Promise<void> {
  markTab()
  if (signSettings().sound && !canSound()) await new Promise((resolve) => setTimeout(resolve, POLITE_MS))
  await alone(() => {
    const given = givenSigns()
    if (given.includes(sign.of)) return
    try {
      localStorage.setItem(KEY, JSON.stringify([...given, sign.of].slice(-MOST)))
    } catch {}
    speak(sign)
  })
}

function speak({ of, sound, words, href }: Sign): void {
  const { sound: heard, notices } = signSettings()
  if (heard) play(sound)
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(VIBRATION[sound])
  if (notices) void showNotice(words, of, href)
}

async function showNotice(words: string, tag: string, href: string): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  try {
    const notice = new Notification(words, { tag, icon: '/icon-180.png' })
    notice.onclick = () => {
      window.focus()
      location.assign(href)
      notice.close()
    }
  } catch {
    // Where only a worker may show one.
    const worker = await navigator.serviceWorker?.getRegistration()
    await worker?.showNotification(words, { tag, icon: '/icon-180.png' })
  }
}

function givenSigns(): string[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as string[]
  } catch {
    return []
  }
}

/** Without locks two tabs may both speak: better than neither. */
const alone = (act: () => void): Promise<void> =>
  'locks' in navigator ? navigator.locks.request(KEY, act) : Promise.resolve(act())
