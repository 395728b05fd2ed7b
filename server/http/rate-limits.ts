// How often one address may try: signing in counts failures only (and those under way, for a chamber of hundreds may share an
// address and arrive together); casting, enrolling and uploading count everything.
// Source: spec "Operations", security.
import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Actor } from '../policies/actor.ts'
import { refuseRequest } from './refuse-request.ts'
import { routedPath } from './routed-path.ts'

const MINUTE = 60_000

/** Mounted after the session is known and before the routes; a post that is within its limit passes. */
export function rateLimits(): RequestHandler[] {
  const limits = [
    { path: /^\/(sign-in|invitation)(\/|$)/, handler: limit(15 * MINUTE, 100, byAddress, true) },
    // A password is asked for here too.
    { path: /^\/mail$/, handler: limit(MINUTE, 30, byPerson) },
    { path: /^\/keys\/revoke$/, handler: limit(15 * MINUTE, 20, byPerson, true) },
    { path: /^\/keys\//, handler: limit(MINUTE, 120, byPerson) },
    { path: /^\/keys$/, handler: limit(MINUTE, 20, byPerson) },
    // A screen without a name asks for a code; an officer types one.
    { path: /^\/display\/view$/, handler: limit(5 * MINUTE, 60, byAddress) },
    { path: /^\/m\/[^/]+\/displays$/, handler: limit(5 * MINUTE, 30, byPerson) },
    { path: /^\/v\//, handler: limit(MINUTE, 120, byPerson) },
    { path: /^\/packs$/, handler: limit(MINUTE, 10, byPerson) },
    { path: /^\/papers\/[^/]+\/notes$/, handler: limit(MINUTE, 30, byPerson) },
    { path: /^\/offline\//, handler: limit(MINUTE, 120, byPerson) },
    { path: /^\/m\/[^/]+\/keep$/, handler: limit(MINUTE, 20, byPerson) },
    { path: /^\/papers\/[^/]+\/reading$/, handler: limit(MINUTE, 240, byPerson) },
    // Each may be an entry of the ledger, which is kept for ever.
    { path: /^\/m\/[^/]+\/(act|floor)\//, handler: limit(MINUTE, 120, byPerson) },
    { path: /^\/moving\/archive$/, handler: limit(5 * MINUTE, 10, byPerson) },
    { path: /^\/moving\//, handler: limit(MINUTE, 30, byPerson) },
    {
      path: /^\/(m\/[^/]+\/(reply|positions)|memoranda|b\/[^/]+\/decisions)\/act$/,
      handler: limit(MINUTE, 120, byPerson),
    },
    { path: /^\/m\/[^/]+\/minutes$/, handler: limit(MINUTE, 120, byPerson) },
    { path: /^\/papers$/, handler: limit(MINUTE, 120, byPerson) },
    // Of units, whose people need not sit in any body.
    { path: /^\/lodged$/, handler: limit(MINUTE, 30, byPerson) },
    // Set anew for each reader.
    { method: 'GET', path: /^\/m\/[^/]+\/minutes\/[^/]+$/, handler: limit(MINUTE, 30, byPerson) },
    { method: 'GET', path: /\/extract\/[^/]+$/, handler: limit(MINUTE, 60, byPerson) },
  ]
  return limits.map(
    ({ method = 'POST', path, handler }): RequestHandler =>
      (request, response, next) =>
        request.method === method && path.test(routedPath(request.path)) ? handler(request, response, next) : next(),
  )
}

/** For readers of a public ledger: enough for a monitor to fetch a quarter of a million entries in a minute. */
export const ledgerLimit = (): RequestHandler => limit(MINUTE, 2_400, byAddress)

function limit(windowMs: number, most: number, keyGenerator: (request: Request) => string, failuresOnly = false) {
  return rateLimit({
    windowMs,
    limit: most,
    keyGenerator,
    skipSuccessfulRequests: failuresOnly,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (request, response) => refuseRequest(request, response, 'too_many_attempts'),
  })
}

const byAddress = (request: Request): string => ipKeyGenerator(request.ip ?? '')

const byPerson = (request: Request): string =>
  (request.res?.locals.actor as Actor | null)?.personId ?? byAddress(request)
