// What an operator's probes read: alive, ready (database answers, relay not behind, no ledger behind what was signed), and
// Prometheus metrics.

import { sql } from 'drizzle-orm'
import { type Request, Router } from 'express'
import { findRolledBack } from '../ledger/find-rolled-back.ts'
import { mailHealth } from '../mail/queries.ts'
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
    const rolledBack = database ? await countRolledBack(ctx) : null
    const ready = database && lag < 5_000 && rolledBack === 0
    const mail = database ? await mailHealth(ctx).catch(() => null) : null
    // A mail server that is away keeps nobody from meeting: it is told, and makes nothing unready.
    const waiting = mail && { mails_waiting: mail.waiting, mails_waiting_since: mail.oldest }
    const body = { ready, database, relay_lag_ms: lag, ledgers_rolled_back: rolledBack, ...waiting }
    response.status(ready ? 200 : 503).json(body)
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

/** Null when it cannot be known: the store outside the database is not to be read. How many, not which: anybody may ask. */
async function countRolledBack(ctx: Ctx): Promise<number | null> {
  try {
    const { length } = await findRolledBack(ctx)
    ctx.metrics.ledgersRolledBack.set(length)
    return length
  } catch (error) {
    ctx.log.error({ err: error }, 'ledgers could not be held against the checkpoints outside the database')
    return null
  }
}

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip']

const isLocal = ({ socket, headers }: Request): boolean =>
  LOOPBACK.includes(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined)
