// The wiring: one Express application for health, files, papers and pages, in the order in which a request meets them.
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express'
import { notesRoutes } from './annotations/notes-routes.ts'
import { paperRoutes } from './documents/paper-routes.ts'
import { bodyLimit } from './http/body-limit.ts'
import { healthRoutes } from './http/health.ts'
import { narrowed } from './http/narrow-build.ts'
import { plainAddress } from './http/plain-address.ts'
import { rateLimits } from './http/rate-limits.ts'
import { refuseRequest } from './http/refuse-request.ts'
import { requestLog } from './http/request-log.ts'
import { sameOrigin } from './http/same-origin.ts'
import { securityHeaders } from './http/security-headers.ts'
import { verifyPage } from './http/verify-page.ts'
import { visitor } from './http/visitor.ts'
import { workerFile } from './http/worker-file.ts'
import { ledgerRoutes } from './ledger/ledger-routes.ts'
import { movingRoutes } from './moving/moving-routes.ts'
import type { Ctx } from './platform/context.ts'

export type Pages = {
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** Serves the browser's files: the build's folder, or Vite in development. */
  assets: RequestHandler[]
  /** The built page that verifies bundles, where it is not in the build's folder. */
  verifier?: string
  /** The built service worker, likewise. */
  worker?: string
}

/** `relayLag` is how far live screens are behind the ledger, in milliseconds. */
export function createApp(ctx: Ctx, pages: Pages, relayLag: () => number): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', ctx.settings.trustedProxies)
  app.use(plainAddress, toOwnOrigin(ctx))
  app.use(securityHeaders(ctx.settings))
  app.use(healthRoutes(ctx, relayLag))
  app.use(verifyPage(pages.verifier), workerFile(pages.worker))
  app.use(...pages.assets)
  app.use(express.static('public', { maxAge: '1h', index: false }))
  app.use(requestLog(ctx), ledgerRoutes(ctx))
  app.use(sameOrigin(ctx.settings), visitor(ctx))
  app.use(...rateLimits())
  app.use(paperRoutes(ctx), notesRoutes(ctx), movingRoutes(ctx))
  app.use(bodyLimit(), notStored)
  const answering = (build: Pages['build']) =>
    createRequestHandler({
      build,
      mode: ctx.settings.mode === 'development' ? 'development' : 'production',
      getLoadContext: (_request, { locals }) => ({
        ctx,
        actor: locals.actor,
        nonce: locals.nonce,
        requestId: locals.requestId,
      }),
    })
  const [page, ballot] = [answering(pages.build), answering(narrowed(pages.build, 'routes/ballot'))]
  app.all('*', (request, response, next) => (isBallot(request) ? ballot : page)(request, response, next))
  app.use(lastResort(ctx))
  return app
}

/** The one page that thousands ask for in the same second. */
const isBallot = ({ method, path }: Request): boolean => method === 'POST' && /^\/v\/[^/]+\/ballot$/.test(path)

/** Passkeys and cookies belong to the origin's name: whoever comes by the address is sent to the name. */
function toOwnOrigin(ctx: Ctx): RequestHandler {
  const own = new URL(ctx.settings.origin.href)
  return (request, response, next) => {
    const host = request.headers.host ?? own.host
    if (
      own.hostname === 'localhost' &&
      /^127\.0\.0\.1(:\d+)?$/.test(host) &&
      request.method === 'GET' &&
      !request.path.startsWith('/health')
    )
      response.redirect(302, `http://localhost${host.slice('127.0.0.1'.length)}${request.originalUrl}`)
    else next()
  }
}

/** What a page says is for the person who asked, now: no cache keeps it. The list of pages is the same for everybody. */
const notStored: RequestHandler = (request, response, next) => {
  if (request.path !== '/__manifest') response.setHeader('Cache-Control', 'private, no-store')
  next()
}

function lastResort(ctx: Ctx): ErrorRequestHandler {
  return (error, request, response, next) => {
    // Express marks what the caller did wrong, such as an address that cannot be decoded.
    if (error.status >= 400 && error.status < 500 && !response.headersSent)
      return refuseRequest(request, response, 'input_malformed', error.status)
    ctx.log.error({ err: error, requestId: response.locals.requestId }, 'request failed')
    if (response.headersSent) next(error)
    else response.status(500).json({ ok: false, code: 'failed' })
  }
}
