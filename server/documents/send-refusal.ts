import type { Response } from 'express'
import type { Refusal } from '../../app/rules/result.ts'
import { statusOf } from '../../app/wire/errors.ts'

/** A refusal outside the pages: its status and its code as JSON, never cached. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  response.removeHeader('Content-Disposition')
  response.status(statusOf(refusal.code)).setHeader('Cache-Control', 'no-store').json(refusal)
}
