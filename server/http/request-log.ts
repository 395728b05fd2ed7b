// One JSON line and one observation a request: never a body, a cookie or a query.
import type { RequestHandler } from 'express'
import type { Ctx } from '../platform/context.ts'

export function requestLog(ctx: Ctx): RequestHandler {
  return (request, response, next) => {
    const started = performance.now()
    response.on('finish', () => {
      const ms = performance.now() - started
      const { method } = request
      const path = request.path.slice(0, 200)
      const status = response.statusCode
      const route = request.route?.path ?? 'page'
      ctx.metrics.httpSeconds.observe({ method, route: String(route), status: String(status) }, ms / 1000)
      const level = status >= 500 ? 'error' : 'debug'
      ctx.log[level]({ requestId: response.locals.requestId, method, path, status, ms: Math.round(ms) }, 'request')
    })
    next()
  }
}
