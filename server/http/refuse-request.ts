import type { Request, Response } from 'express'
import { statusOf } from '../../app/wire/errors.ts'

/**
 * Refuses before any route was asked. A page's own request is answered in the encoding it reads (one value, flattened: an
 * object's keys and values are indexes into the array), so that the form shows the sentence of the code; others get JSON.
 */
export function refuseRequest(request: Request, response: Response, code: string, status = statusOf(code)): void {
  response.status(status).setHeader('Cache-Control', 'no-store')
  if (!request.path.endsWith('.data')) {
    response.json({ ok: false, code })
    return
  }
  const flat = [{ _1: 2 }, 'data', { _3: 4, _5: 6 }, 'ok', false, 'code', code]
  response
    .type('text/x-script')
    .setHeader('X-Remix-Response', 'yes')
    .send(`${JSON.stringify(flat)}\n`)
}
