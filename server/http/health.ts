// What an operator's probes read: alive, ready (database answers, relay not behind), and Prometheus metrics.
import { Router } from 'express'
import { sql } from 'drizzle-orm'
import type { Ctx } from '../platform/context.ts'

/** Metrics name no person, body or vote; they are served on loopback only unless the operator's proxy forwards them. */
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
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
    if (!local) {
      response.status(404).end()
      return
    }
    response.type(ctx.metrics.registry.contentType).send(await ctx.metrics.registry.metrics())
  })
  return routes
}
