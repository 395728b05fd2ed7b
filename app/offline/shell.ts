// The service worker, and the part of the application that it keeps: fetched when something is kept, and gone with the last of it.
import type { Language } from '../i18n/language.ts'

const READY_MS = 60_000

/**
 * From now on a page that is opened or read again while the server is away says so in this language, and comes back by itself.
 * Answers whether that is so.
 */
export async function standBy(language: Language): Promise<boolean> {
  const newest = await newestWorker().catch(() => null)
  newest?.postMessage({ language })
  return newest !== null
}

/** Whether the application itself will be there without a network. */
export async function keepShell(language: Language): Promise<boolean> {
  try {
    // It keeps the files of its own version: an older one would ask for files that are gone.
    const newest = await newestWorker((registration) => registration.update())
    if (!newest) return false
    const { port1, port2 } = new MessageChannel()
    const kept = new Promise<boolean>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data === true)
      setTimeout(resolve, READY_MS, false)
    })
    newest.postMessage({ language, keep: true }, [port2])
    return await kept
  } catch {
    return false
  }
}

async function newestWorker(
  renew: (registration: ServiceWorkerRegistration) => Promise<unknown> = async () => undefined,
): Promise<ServiceWorker | null> {
  const registration = await navigator.serviceWorker.register('/service-worker.js')
  await renew(registration)
  const newest = registration.installing ?? registration.waiting ?? registration.active
  if (newest?.state === 'installing')
    await new Promise((resolve) => {
      newest.addEventListener('statechange', resolve, { once: true })
      setTimeout(resolve, READY_MS)
    })
  return newest?.state === 'redundant' ? null : newest
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
