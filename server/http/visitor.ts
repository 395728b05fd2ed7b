// Who is asking: reads the session cookie once for every page, file and upload.
import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import { loadActor } from '../identity/load-actor.ts'
import type { Ctx } from '../platform/context.ts'

/** Sets `res.locals.actor` (null for nobody) and `res.locals.requestId`, and prolongs or clears the cookie. */
export function visitor(ctx: Ctx): RequestHandler {
  return async (request, response, next) => {
    try {
      response.locals.requestId = randomUUID()
      const { actor, setCookie } = await loadActor(ctx, request.headers.cookie ?? null)
      response.locals.actor = actor
      if (setCookie) response.append('set-cookie', setCookie)
      next()
    } catch (error) {
      next(error)
    }
  }
}
