// Refuses what another site's page could make a member's browser send: by Sec-Fetch-Site where the browser tells it, else
// by Origin. Source: spec "Security", CSRF by Sec-Fetch-Site/Origin.
import type { RequestHandler } from 'express'
import type { Settings } from '../platform/env.ts'
import { refuseRequest } from './refuse-request.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export function sameOrigin(settings: Settings): RequestHandler {
  return (request, response, next) => {
    if (SAFE.has(request.method) || isOwn(settings, request.headers)) next()
    else refuseRequest(request, response, 'origin_refused')
  }
}

/** Also asked of every socket's handshake. A caller that says neither is no browser of ours and is refused. */
export function isOwn(settings: Settings, headers: NodeJS.Dict<string | string[]>): boolean {
  const origin = headers.origin
  if (typeof origin === 'string' && !settings.origin.allowed.includes(origin)) return false
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return typeof origin === 'string'
}
