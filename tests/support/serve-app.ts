// The whole application in this process, on a free port: the real wiring and sockets, and the real route modules put together
// as the build would, so that a test needs no build. For vitest files only: it is vitest that reads the pages' TSX.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { afterAll } from 'vitest'
import * as entry from '../../app/entry.server.tsx'
import * as root from '../../app/root.tsx'
import routes from '../../app/routes.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import { createApp } from '../../server/app.ts'
import { startSession } from '../../server/identity/login-session.ts'
import { startLive } from '../../server/live/start-live.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { readOrigin } from '../../server/platform/origin.ts'
import { must } from './body.ts'

type RouteEntry = { path?: string; index?: boolean; file: string; children?: RouteEntry[] }
export type PageRoute = {
  id: string
  parentId?: string
  file: string
  path?: string
  index?: boolean
  module: Record<string, unknown>
}

/** Their sources stand for what the build makes of them. */
const VERIFIER = resolve('app/verifier/index.html')
const WORKER = resolve('app/offline/worker.ts')

const modules = import.meta.glob<Record<string, unknown>>('../../app/routes/*.{ts,tsx}')

/** Every page of app/routes.ts with its module; the root is the first. */
export async function pageRoutes(): Promise<PageRoute[]> {
  const listed: Omit<PageRoute, 'module'>[] = []
  const walk = (entries: RouteEntry[], parentId: string) => {
    for (const { children = [], ...entry } of entries) {
      const id = entry.file.replace(/\.tsx?$/, '')
      listed.push({ id, parentId, ...entry })
      walk(children, id)
    }
  }
  walk((await routes) as RouteEntry[], 'root')
  const load = ({ file }: { file: string }) => {
    const module = modules[`../../app/${file}`]
    if (!module) throw new Error(`app/routes.ts names ${file}, which is not there`)
    return module()
  }
  const pages = await Promise.all(listed.map(async (page) => ({ ...page, module: await load(page) })))
  return [{ id: 'root', file: 'root.tsx', path: '', module: root }, ...pages]
}

/** What the build would have made of the routes, less the browser's half. */
async function pagesFromSource(): Promise<ServerBuild> {
  const pages = await pageRoutes()
  const shared = ({ id, parentId, path, index }: PageRoute) => ({ id, parentId, path, index })
  const inManifest = (page: PageRoute) => ({
    ...shared(page),
    module: `/assets/${page.id}.js`,
    hasLoader: 'loader' in page.module,
    hasAction: 'action' in page.module,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: 'ErrorBoundary' in page.module,
  })
  return {
    mode: 'production',
    entry: { module: entry },
    routes: Object.fromEntries(pages.map((page) => [page.id, { ...shared(page), module: page.module as never }])),
    assets: {
      version: 'test',
      url: '/assets/manifest.js',
      entry: { module: '/assets/entry.js', imports: [] },
      routes: Object.fromEntries(pages.map((page) => [page.id, inManifest(page)])),
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
      v3_routeConfig: true,
    } as ServerBuild['future'],
  }
}

export type RunningApp = Awaited<ReturnType<typeof serveApp>>
export type Asking = Omit<RequestInit, 'headers'> & { cookie?: string | null; headers?: Record<string, string> }

/** Call at the top of a test file, with await, before any body is made: the origin in force is the port's. */
export async function serveApp(ctx: Ctx) {
  const http = createServer()
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const origin = `http://localhost:${port}`
  ctx.settings = { ...ctx.settings, origin: must(readOrigin(origin)), port }
  const live = await startLive(ctx, http)
  const assets = [(_request: unknown, _response: unknown, next: () => void) => next()]
  const app = createApp(ctx, { build: await pagesFromSource(), assets, verifier: VERIFIER, worker: WORKER }, live.lag)
  http.on('request', app)
  afterAll(async () => {
    await live.stop()
    http.closeAllConnections()
    http.close()
  })
  return {
    app,
    port,
    origin,
    /** A new session's Cookie header. */
    cookieOf: async (personId: PersonId) => (await startSession(ctx, personId, 'test')).split(';')[0] as string,
    /** As a page of this site would send it; redirects are not followed. */
    ask: (path: string, { cookie, headers, ...init }: Asking = {}) =>
      fetch(origin + path, {
        redirect: 'manual',
        ...init,
        headers: { origin, 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }), ...headers },
      }),
  }
}
