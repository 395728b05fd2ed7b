// The part of the application that begins without a network: fetched when something is kept, and gone with the last of it.
import type { Language } from '../i18n/language.ts'

const READY_MS = 60_000

/** Whether the application itself will be there without a network. */
export async function keepShell(language: Language): Promise<boolean> {
  try {
    await navigator.serviceWorker.register('/service-worker.js')
    const ready = await Promise.race([
      navigator.serviceWorker.ready,
      new Promise<null>((resolve) => setTimeout(resolve, READY_MS, null)),
    ])
    ready?.active?.postMessage({ language })
    return ready !== null
  } catch {
    return false
  }
}

/** Its next start is in this language; where a newer version is out, it is fetched meanwhile. */
export async function refreshShell(language: Language): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  registration?.active?.postMessage({ language })
  await registration?.update().catch(() => undefined)
}

export async function dropShell(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  await registration?.unregister()
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name)
}
