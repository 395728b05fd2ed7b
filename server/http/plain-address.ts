// Refuses an address with a byte of nothing in it: no keyboard writes one, and PostgreSQL keeps none.
import type { RequestHandler } from 'express'
import { refuseRequest } from './refuse-request.ts'

export const plainAddress: RequestHandler = (request, response, next) => {
  if (/%00/.test(request.originalUrl)) refuseRequest(request, response, 'input_malformed')
  else next()
}
