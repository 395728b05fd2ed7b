// The public ledger over HTTP: for any site's script and any cache, without a session. A ledger that is not public is
// answered like a body that does not exist. Source: C2SP tlog-tiles; docs/decisions/public-ledger.md.
import { gzipSync } from 'node:zlib'
import { type NextFunction, type Request, type Response, Router } from 'express'
import { parseTilePath, TILE_WIDTH } from '../../app/rules/tiles.ts'
import { ledgerLimit } from '../http/rate-limits.ts'
import { refuseRequest } from '../http/refuse-request.ts'
import type { Ctx } from '../platform/context.ts'
import { publicBody, readCheckpoint, readPolicy, readTile } from './public-ledger.ts'

const TEXT = 'text/plain; charset=utf-8'
const BYTES = 'application/octet-stream'
/** It is another with every commit: asked again each time, and answered 304 by its ETag. */
const CHANGES = 'no-cache'
/** Never another, but soon replaced by a wider one and of no use then. */
const PARTIAL = 'public, max-age=300'
const FOR_EVER = 'public, max-age=31536000, immutable'

export function ledgerRoutes(ctx: Ctx): Router {
  const routes = Router()
  routes.use('/ledger', ledgerLimit(), (_request, response, next) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
    next()
  })
  routes.get(
    '/ledger/:slug/checkpoint',
    caught(async (request, response) => {
      const body = await publicBody(ctx, request.params.slug as string)
      send(request, response, body && (await readCheckpoint(ctx, body)), TEXT, CHANGES)
    }),
  )
  routes.get(
    '/ledger/:slug/policy',
    caught(async (request, response) => {
      const body = await publicBody(ctx, request.params.slug as string)
      send(request, response, body && (await readPolicy(ctx, body)), TEXT, CHANGES)
    }),
  )
  routes.get(
    '/ledger/:slug/tile/*',
    caught(async (request, response) => {
      const tile = parseTilePath(`tile/${request.params[0]}`)
      const body = await publicBody(ctx, request.params.slug as string)
      const content = tile.ok && body ? await readTile(ctx, body, tile.value) : null
      const full = tile.ok && tile.value.width === TILE_WIDTH
      const packed = tile.ok && tile.value.level === 'entries' ? packedFor(request, response, content) : content
      send(request, response, packed && Buffer.from(packed), BYTES, full ? FOR_EVER : PARTIAL)
    }),
  )
  return routes
}

function send(
  request: Request,
  response: Response,
  content: string | Buffer | null,
  type: string,
  cache: string,
): void {
  if (content === null) {
    refuseRequest(request, response, 'not_found')
    return
  }
  response.setHeader('Cache-Control', cache)
  response.type(type).send(content)
}

/** Leaves are text that repeats itself; hashes are not worth the work. */
function packedFor(request: Request, response: Response, content: Uint8Array | null): Uint8Array | null {
  response.vary('Accept-Encoding')
  if (content === null || request.acceptsEncodings('gzip', 'identity') !== 'gzip') return content
  response.setHeader('Content-Encoding', 'gzip')
  return gzipSync(content)
}

const caught =
  (handler: (request: Request, response: Response) => Promise<void>) =>
  (request: Request, response: Response, next: NextFunction): void => {
    handler(request, response).catch(next)
  }
