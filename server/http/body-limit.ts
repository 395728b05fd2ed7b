// How much a form may send: a page's action reads the whole of it into memory. Papers have their own route and limit.
import type { RequestHandler } from 'express'
import { refuseRequest } from './refuse-request.ts'

const MOST_BYTES = 1_000_000

/** A body must say its length beforehand, as every browser's form does; Node holds a sender to what it said. */
export function bodyLimit(): RequestHandler {
  return (request, response, next) => {
    const { 'content-length': length, 'transfer-encoding': chunked } = request.headers
    if (chunked === undefined && Number(length ?? 0) <= MOST_BYTES) return next()
    // The rest is not read: the connection ends with the answer.
    response.setHeader('Connection', 'close')
    refuseRequest(request, response, 'input_malformed', chunked === undefined ? 413 : 411)
  }
}
