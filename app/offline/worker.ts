// The service worker: what stands before every page of a browser that was here before. Where the server cannot be reached it leads to what
// is kept on this device, or says that it waits and comes back by itself. It keeps the application, if somebody keeps a pack, and nothing
// that anybody said: the built files by their hashed names, pdf.js's own, and one document with nobody's data in it. It never keeps an
// answer of the server's beyond those, and never stands in for one. A new version of a kept application is fetched whole beside the old one
// and takes over when the last page of the old one is closed, so that no open reader loses the files it was built with.
import { PDFJS_PATH } from '../wire/pdfjs-path.ts'
import { awayPage } from './away-page.ts'
import { keptAddress } from './place.ts'

/** Written before this text when the application is built: its files, and a name for just these. */
declare const SHELL: { version: string; files: string[] }

type Lasting = Event & { waitUntil: (done: Promise<unknown>) => void }
type Told = Lasting & Pick<MessageEvent, 'data' | 'ports'>
type Fetching = Lasting & {
  request: Request
  preloadResponse: Promise<Response | undefined>
  respondWith: (answer: Promise<Response>) => void
}
/** Of the static routing API, which not every browser has. */
type Route = {
  condition: { or: { requestMode?: RequestMode; urlPattern?: string }[] }
  source: 'network' | { cacheName: string }
}
type Installing = Lasting & { addRoutes?: (routes: Route[]) => Promise<void> }
type WorkerEvents = { install: Installing; activate: Lasting; message: Told; fetch: Fetching }
/** The types of a page are compiled here, which know of no service worker. */
const worker = globalThis as unknown as {
  addEventListener<K extends keyof WorkerEvents>(name: K, listen: (event: WorkerEvents[K]) => void): void
  registration: ServiceWorkerRegistration
  location: Location
  skipWaiting: () => Promise<void>
}

const { version, files } = SHELL
const DOCUMENT = '/offline'
const LANGUAGES = ['ar', 'en'] as const
type Language = (typeof LANGUAGES)[number]
const SHELLS = 'majlis-shell-'
const SHELL_CACHE = SHELLS + version
/** Which of the two documents this browser's reader reads. */
const CHOICE_CACHE = 'majlis-choice'
/** What stands between here and the server says so where it cannot reach it either. */
const AWAY = [502, 504]

const documentIn = (language: Language) => `${DOCUMENT}?language=${language}`

/** Whether the application is kept here; until that is known, as if it were. */
let held = true
void isWhole().then((whole) => {
  held = whole
})

worker.addEventListener('install', (event) => event.waitUntil(Promise.all([install(), stepAside(event)])))
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))
worker.addEventListener('message', (event) => {
  const { language, keep } = event.data ?? {}
  if (LANGUAGES.includes(language)) event.waitUntil(choose(language))
  const [asker] = event.ports
  if (keep && asker)
    event.waitUntil(
      fetchShell().then(
        () => asker.postMessage(true),
        () => asker.postMessage(false),
      ),
    )
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate') event.respondWith(navigated(event, url))
  else if (held && files.includes(url.pathname)) event.respondWith(fromShell(request, url.pathname))
})

/**
 * A browser that can be told beforehand starts this worker for pages alone: what a page asks for goes straight to the server, and the
 * built files to the cache, or to the server where it does not have them. Elsewhere every request of a page waits for the worker.
 */
async function stepAside(event: Installing): Promise<void> {
  const files = ['/assets/*', `${PDFJS_PATH}/*`].map((urlPattern) => ({ urlPattern }))
  const asked = (['same-origin', 'cors', 'no-cors'] as const).map((requestMode) => ({ requestMode }))
  await event.addRoutes?.([
    { condition: { or: files }, source: { cacheName: SHELL_CACHE } },
    { condition: { or: asked }, source: 'network' },
  ])
}

/** Where nothing is kept there are no files that belong together, and nobody to wait for. */
async function install(): Promise<void> {
  const names = await caches.keys()
  if (names.some((name) => name.startsWith(SHELLS))) await fetchShell()
  else await worker.skipWaiting()
}

/** Whole or not at all. The document is asked for as nobody, so that it says nothing of whoever is signed in. */
async function fetchShell(): Promise<void> {
  if (await isWhole()) return
  const cache = await caches.open(SHELL_CACHE)
  try {
    await cache.addAll(files)
    for (const language of LANGUAGES) {
      const response = await fetch(documentIn(language), { credentials: 'omit', cache: 'no-store', redirect: 'error' })
      if (!response.ok) throw new Error(`The document was answered with ${response.status}`)
      await cache.put(documentIn(language), response)
    }
  } catch (error) {
    await caches.delete(SHELL_CACHE)
    throw error
  }
  held = true
}

/** The last document comes last. */
async function isWhole(): Promise<boolean> {
  return (await caches.match(documentIn('en'), { cacheName: SHELL_CACHE })) !== undefined
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(SHELLS) && name !== SHELL_CACHE) await caches.delete(name)
  await worker.registration.navigationPreload?.enable()
}

/** Pages are the server's. Where it cannot be reached, whoever wants one waits for it, or is led to what is kept, to the same paper if it is. */
async function navigated(event: Fetching, url: URL): Promise<Response> {
  if (url.pathname === DOCUMENT) return (await ownDocument()) ?? (await fromServer(event)) ?? away(url)
  return (await fromServer(event)) ?? instead(url)
}

async function fromServer(event: Fetching): Promise<Response | null> {
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request))
    return AWAY.includes(response.status) ? null : response
  } catch {
    return null
  }
}

async function instead(url: URL): Promise<Response> {
  const kept = keptAddress(url)
  return kept && (await isWhole()) ? Response.redirect(kept, 302) : away(url)
}

async function away({ pathname }: URL): Promise<Response> {
  const page = awayPage({ language: await chosen(), wall: pathname === '/display', kept: await isWhole() })
  return new Response(page.html, { status: 503, headers: page.headers })
}

async function ownDocument(): Promise<Response | undefined> {
  return caches.match(documentIn(await chosen()), { cacheName: SHELL_CACHE })
}

async function choose(language: Language): Promise<void> {
  await (await caches.open(CHOICE_CACHE)).put('/language', new Response(language))
}

async function chosen(): Promise<Language> {
  const choice = await caches.match('/language', { cacheName: CHOICE_CACHE })
  return (await choice?.text()) === 'en' ? 'en' : 'ar'
}

async function fromShell(request: Request, path: string): Promise<Response> {
  return (await caches.match(path, { cacheName: SHELL_CACHE })) ?? fetch(request)
}
