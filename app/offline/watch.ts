import type { Language } from '../i18n/language.ts'
import { liveConnection } from '../live/live-connection.ts'
import { askServer, letGoOverdue } from './contact.ts'
import { hasKept } from './kept-flag.ts'
import { packsOf } from './kept-packs.ts'
import { browserKeptStore } from './kept-store.ts'
import { waitingIn } from './outbox.ts'
import { refreshShell } from './shell.ts'

const EVERY_MS = 5 * 60_000
/** After a word that something changed: several come together. */
const SOON_MS = 2_000
const SAID = 'majlis.kept.said'

/** Asks now, at every change that this reader hears of, and now and then. Answers how to stop. */
export function watchKept(personId: string | null, language: Language, onWaiting: (count: number) => void): () => void {
  const store = browserKeptStore()
  let timer: ReturnType<typeof setTimeout> | null = null
  const look = async () => {
    timer = null
    if (!hasKept()) return
    await letGoOverdue(store, Date.now())
    await askServer(store)
    if (!personId || sessionStorage.getItem(SAID)) return
    const waiting = await waitingIn(
      store,
      (await packsOf(store, personId)).map(({ id }) => id),
    )
    if (waiting === 0) return
    sessionStorage.setItem(SAID, '1')
    onWaiting(waiting)
  }
  const soon = () => {
    timer ??= setTimeout(() => void look().catch(() => {}), SOON_MS)
  }
  void look().catch(() => {})
  void refreshShell(language)
  const every = setInterval(soon, EVERY_MS)
  const leave = personId ? liveConnection().onChange(soon) : () => {}
  window.addEventListener('online', soon)
  return () => {
    clearInterval(every)
    if (timer) clearTimeout(timer)
    leave()
    window.removeEventListener('online', soon)
  }
}
