// One JSON line and one observation a request: never a body, a cookie, a query, or a path that is itself a secret.
import type { RequestHandler } from 'express'
import type { Ctx } from '../platform/context.ts'

export function requestLog(ctx: Ctx): RequestHandler {
  return (request, response, next) => {
    const started = performance.now()
    const { method } = request
    const path = loggable(request.path)
    response.on('finish', () => {
      const ms = performance.now() - started
      const status = response.statusCode
      const route = request.route?.path ?? 'page'
      ctx.metrics.httpSeconds.observe({ method, route: String(route), status: String(status) }, ms / 1000)
      const level = status >= 500 ? 'error' : 'debug'
      ctx.log[level]({ requestId: response.locals.requestId, method, path, status, ms: Math.round(ms) }, 'request')
    })
    next()
  }
}

/** An invitation's link lets whoever reads it choose the password; a calendar's, read somebody's meetings. */
const loggable = (path: string): string =>
  path.replace(/^(\/+[^/]*(?:invitation|calendar)\/+).*$/i, '$1[hidden]').slice(0, 200)
