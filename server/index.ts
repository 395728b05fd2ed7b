// The process: opens the database, loads the demonstration into an empty one, listens, and stops in order.
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import sirv from 'sirv'
import { createApp, type Pages } from './app.ts'
import { adoptOrigin } from './bodies/adopt-origin.ts'
import { buildPagesIfNeeded } from './build-pages.ts'
import { openContext } from './create-context.ts'
import { firstStart } from './first-start.ts'
import { listen } from './http/listen.ts'
import { stopListening } from './http/stop-listening.ts'
import { startJobs } from './jobs.ts'
import { findRolledBack, type RolledBack } from './ledger/find-rolled-back.ts'
import { startLive } from './live/start-live.ts'
import { readSettings } from './platform/env.ts'

const stopping: (() => Promise<void> | void)[] = []
let stopped = false

try {
  await start()
} catch (error) {
  await stop()
  fail(error)
}

async function start(): Promise<void> {
  const development = process.env.MAJLIS_ENTRY === 'dev'
  const settings = readSettings({ ...process.env, ...(development ? { NODE_ENV: 'development' } : {}) })
  if (!settings.ok) return fail(settings.params?.problems ?? settings.code)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)))
  if (!development) buildPagesIfNeeded(say)
  const { ctx, close } = await openContext(settings.value)
  stopping.push(close)
  for (const ledger of await findRolledBack(ctx)) say(rolledBack(ledger))
  await adoptOrigin(ctx)
  const http = createServer()
  const live = await startLive(ctx, http)
  stopping.push(live.stop)
  const pages = development ? await pagesInDevelopment() : await pagesBuilt()
  http.on('request', createApp(ctx, pages, live.lag))
  const welcome = await firstStart(ctx)
  // Not before: the demonstration holds votes whose deadlines are long past, and the job would close them under it.
  stopping.push(startJobs(ctx))
  await listen(http, ctx.settings)
  stopping.push(() => stopListening(http))
  for (const line of welcome) say(line)
}

/** In the opposite order: no new requests, jobs ended, live screens told and closed, the database last. */
async function stop(): Promise<void> {
  if (stopped) return
  stopped = true
  for (const each of stopping.reverse()) await each()
}

async function pagesBuilt(): Promise<Pages> {
  const build = await import(pathToFileURL('build/server/index.js').href)
  const immutable = sirv('build/client/assets', {
    immutable: true,
    maxAge: 31_536_000,
    etag: true,
    brotli: true,
    extensions: [],
  })
  return {
    build,
    assets: [
      (request, response, next) => {
        if (!request.url.startsWith('/assets/')) return next()
        request.url = request.url.slice('/assets'.length)
        immutable(request, response, () => void response.status(404).end())
      },
    ],
  }
}

async function pagesInDevelopment(): Promise<Pages> {
  const { createServer: createVite } = await import('vite')
  const vite = await createVite({ server: { middlewareMode: true } })
  stopping.push(() => vite.close())
  return {
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as ReturnType<Extract<Pages['build'], () => unknown>>,
    assets: [vite.middlewares],
  }
}

function rolledBack({ origin, kept, size }: RolledBack): string {
  return `WARNING: the ledger ${origin} has ${size} entries in this database, and another tree or a longer one was signed before (${kept} entries). Nothing is recorded in it until: npm run majlis -- ledger recover`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** A Problem has a sentence for the operator; anything else is a bug, and shows where it happened. */
function fail(error: unknown): void {
  const known = error instanceof Error && error.name === 'Problem'
  const words = typeof error === 'string' || known ? String((error as Error).message ?? error) : (error as Error).stack
  process.stderr.write(`Majlis did not start. ${words}\n`)
  process.exitCode = 1
  if (process.exitCode) process.exit(1)
}
