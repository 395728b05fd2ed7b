// What an operator's probes read: alive, ready (database answers, relay not behind), and Prometheus metrics.

import { sql } from 'drizzle-orm'
import { type Request, Router } from 'express'
import type { Ctx } from '../platform/context.ts'

/** Metrics name no person, body or vote; they are for this machine alone, and not for what its proxy hands on from outside. */
export function healthRoutes(ctx: Ctx, relayLag: () => number): Router {
  const routes = Router()
  routes.get('/health/live', (_request, response) => {
    response.json({ alive: true })
  })
  routes.get('/health/ready', async (_request, response) => {
    const database = await ctx.db.execute(sql`select 1`).then(
      () => true,
      () => false,
    )
    const lag = relayLag()
    const ready = database && lag < 5_000
    response.status(ready ? 200 : 503).json({ ready, database, relay_lag_ms: lag })
  })
  routes.get('/metrics', async (request, response) => {
    if (!isLocal(request)) {
      response.status(404).end()
      return
    }
    response.type(ctx.metrics.registry.contentType).send(await ctx.metrics.registry.metrics())
  })
  return routes
}

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip']

const isLocal = ({ socket, headers }: Request): boolean =>
  LOOPBACK.includes(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined)
