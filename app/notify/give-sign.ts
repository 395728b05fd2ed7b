// One sign for one thing, however many tabs are open and however often they are read again: whoever holds the lock first gives it
// and writes down that it was given; the sound is for the first that can be heard.

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
const VIBRATION: Record<Sound, number[]> = { vote: [200], turn: [120, 80, 120] }

export async function giveSign({ of, sound, words, href }: Sign): Promise<void> {
  markTab()
  await alone(() => {
    const { sound: heard, notices } = signSettings()
    if (isFirst(`shown ${of}`)) {
      if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(VIBRATION[sound])
      if (notices) void showNotice(words, of, href)
    }
    // A tab that nobody has touched cannot be heard: it leaves the sound to one that can.
    if (heard && canSound() && isFirst(`heard ${of}`)) play(sound)
  })
}

/** Whether no tab of this browser has done it yet; from then on one has. */
function isFirst(what: string): boolean {
  const given = givenSigns()
  if (given.includes(what)) return false
  try {
    localStorage.setItem(KEY, JSON.stringify([...given, what].slice(-MOST)))
  } catch {}
  return true
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
