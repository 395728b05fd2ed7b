// The service worker: what lets this application begin without a network. It keeps the application and nothing that anybody said:
// the built files by their hashed names, pdf.js's own, and one document with nobody's data in it. It never keeps an answer of the
// server's beyond those, and never stands in for one. A new version is fetched whole beside the old one and takes over when the last
// page of the old one is closed, so that no open reader loses the files it was built with.

/** Written before this text when the application is built: its files, and a name for just these. */
declare const SHELL: { version: string; files: string[] }

type Lasting = Event & { waitUntil: (done: Promise<unknown>) => void }
type Fetching = Lasting & {
  request: Request
  preloadResponse: Promise<Response | undefined>
  respondWith: (answer: Promise<Response>) => void
}
type WorkerEvents = { install: Lasting; activate: Lasting; message: MessageEvent; fetch: Fetching }
/** The types of a page are compiled here, which know of no service worker. */
const worker = globalThis as unknown as {
  addEventListener<K extends keyof WorkerEvents>(name: K, listen: (event: WorkerEvents[K]) => void): void
  registration: ServiceWorkerRegistration
  location: Location
}

const { version, files } = SHELL
const DOCUMENT = '/offline'
const LANGUAGES = ['ar', 'en']
const SHELL_CACHE = `majlis-shell-${version}`
/** Which of the two documents this browser's reader reads. */
const CHOICE_CACHE = 'majlis-choice'

const documentIn = (language: string) => `${DOCUMENT}?language=${language}`

worker.addEventListener('install', (event) => event.waitUntil(fetchShell()))
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))
worker.addEventListener('message', ({ data }) => {
  if (LANGUAGES.includes(data?.language))
    void caches.open(CHOICE_CACHE).then((cache) => cache.put('/language', new Response(data.language)))
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate') event.respondWith(navigated(event, url))
  else if (files.includes(url.pathname)) event.respondWith(fromShell(request, url.pathname))
})

/** Whole or not at all. The document is asked for as nobody, so that it says nothing of whoever is signed in. */
async function fetchShell(): Promise<void> {
  const cache = await caches.open(SHELL_CACHE)
  await cache.addAll(files)
  for (const language of LANGUAGES) {
    const response = await fetch(documentIn(language), { credentials: 'omit', cache: 'no-store', redirect: 'error' })
    if (!response.ok) throw new Error(`The document was answered with ${response.status}`)
    await cache.put(documentIn(language), response)
  }
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith('majlis-shell-') && name !== SHELL_CACHE) await caches.delete(name)
  await worker.registration.navigationPreload?.enable()
}

/** Pages are the server's. Where it cannot be reached, whoever wants one is led to what is kept, to the same paper if it is. */
async function navigated(event: Fetching, url: URL): Promise<Response> {
  if (url.pathname === DOCUMENT) return (await ownDocument()) ?? fetch(event.request)
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    return (await ownDocument()) ? Response.redirect(addressFor(url), 302) : Response.error()
  }
}

async function ownDocument(): Promise<Response | undefined> {
  const choice = await (await caches.open(CHOICE_CACHE)).match('/language')
  const cache = await caches.open(SHELL_CACHE)
  return cache.match(documentIn((await choice?.text()) ?? 'ar'))
}

function addressFor({ pathname, searchParams }: URL): string {
  const [, meeting, paper] = /^\/m\/([^/]+)(?:\/papers\/([^/]+))?$/.exec(pathname) ?? []
  if (!meeting) return DOCUMENT
  const at = new URLSearchParams({ m: meeting, ...(paper && { p: paper }) })
  const page = searchParams.get('page')
  if (paper && page) at.set('page', page)
  return `${DOCUMENT}#${at}`
}

async function fromShell(request: Request, path: string): Promise<Response> {
  return (await (await caches.open(SHELL_CACHE)).match(path)) ?? fetch(request)
}

export {}
