// The content security policy and its neighbours: nothing of a third party, scripts only by this response's nonce.
import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Settings } from '../platform/env.ts'

/** Devices that this site's own pages may ask for, in a virtual session; nothing that is framed may. */
const DEVICES = ['camera=(self)', 'microphone=(self)', 'display-capture=(self)', 'geolocation=()'].join(', ')

/** Sets `res.locals.nonce` and the headers of every answer. */
export function securityHeaders(settings: Settings): RequestHandler[] {
  const nonce: RequestHandler = (_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString('base64')
    next()
  }
  // In development Vite adds scripts and styles of its own, without a nonce.
  const loose = settings.mode === 'development' ? ["'unsafe-inline'", "'unsafe-eval'"] : []
  const byNonce = (_request: unknown, response: unknown) =>
    `'nonce-${(response as { locals: { nonce: string } }).locals.nonce}'`
  const nonces = loose.length > 0 ? loose : [byNonce]
  const sockets = settings.origin.href.replace(/^http/, 'ws')
  const devices: RequestHandler = (_request, response, next) => {
    response.setHeader('Permissions-Policy', DEVICES)
    next()
  }
  return [
    nonce,
    devices,
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          // pdf.js decodes some scans in WebAssembly; without this they render blank.
          scriptSrc: ["'self'", ...nonces, "'wasm-unsafe-eval'"],
          styleSrc: ["'self'", ...nonces],
          // Positions of seats and marks are style attributes; no rule can enter that way.
          styleSrcAttr: ["'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", sockets],
          workerSrc: ["'self'", 'blob:'],
          manifestSrc: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          objectSrc: ["'none'"],
        },
      },
      strictTransportSecurity: settings.origin.secureCookies ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
    }),
  ]
}
