// How often one address may try: signing in counts failures only, casting and uploading count everything.
import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Actor } from '../policies/actor.ts'

const MINUTE = 60_000

/** Handlers by path prefix; mounted before the pages, on POST only. */
export function rateLimits(): { path: RegExp; handler: RequestHandler }[] {
  return [
    { path: /^\/(sign-in|invitation)(\.data)?$/, handler: limit(15 * MINUTE, 20, byAddress, true) },
    { path: /^\/keys(\.data)?$/, handler: limit(MINUTE, 20, byPerson) },
    { path: /^\/v\//, handler: limit(MINUTE, 120, byPerson) },
    { path: /^\/papers(\.data)?$/, handler: limit(MINUTE, 120, byPerson) },
  ]
}

function limit(windowMs: number, most: number, keyGenerator: (request: Request) => string, failuresOnly = false) {
  return rateLimit({
    windowMs,
    limit: most,
    keyGenerator,
    skipSuccessfulRequests: failuresOnly,
    skip: (request) => request.method !== 'POST',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => {
      response.status(429).json({ ok: false, code: 'too_many_attempts' })
    },
  })
}

const byAddress = (request: Request): string => ipKeyGenerator(request.ip ?? '')

const byPerson = (request: Request): string =>
  (request.res?.locals.actor as Actor | null)?.personId ?? byAddress(request)
