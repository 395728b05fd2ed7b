import { pipeline } from 'node:stream/promises'
import express, { type NextFunction, type Request, type Response } from 'express'
import { type Result, refuse } from '../../app/rules/result.ts'
import { statusOf } from '../../app/wire/errors.ts'
import {
  ImportPeople,
  MOST_CSV_BYTES,
  MOST_OPENSLIDES_BYTES,
  ReadOpenSlides,
  TakeArchive,
} from '../../app/wire/moving.ts'
import { parsePlainJson } from '../../app/wire/plain-json.ts'
import { sendRefusal } from '../documents/send-refusal.ts'
import type { Ctx } from '../platform/context.ts'
import { codeOf } from '../platform/problem.ts'
import { turns } from '../platform/turns.ts'
import type { Actor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { type Archive, takeArchive } from './archive/take-archive.ts'
import { importPeople } from './import-people.ts'
import { mayImport, previewOpenSlides } from './preview-openslides.ts'
import { receiveFile } from './receive-file.ts'

/** What moves in and out as files. Mount after the session is loaded: `res.locals.actor` is the person or null. */
export function movingRoutes(ctx: Ctx): express.Router {
  const router = express.Router()
  // A table of thousands of people takes a processor for a moment: the sitting goes on.
  const inTurn = turns(1)
  router.post(
    '/moving/people',
    caught(async (request, response) => {
      const actor = response.locals.actor as Actor | null
      const denied = actor ? permitHouse(actor) : refuse('sign_in_required')
      if (!actor || denied) return refuseUpload(request, response, denied ?? refuse('sign_in_required'))
      const received = await receiveFile(request, ImportPeople, MOST_CSV_BYTES, 'csv_too_large')
      if (!received.ok) return sendRefusal(response, received)
      const { input, bytes } = received.value
      send(response, await inTurn(() => importPeople(ctx, actor, input, bytes)))
    }),
  )
  router.post(
    '/moving/openslides',
    caught(async (request, response) => {
      const actor = response.locals.actor as Actor | null
      const denied = actor ? mayImport(actor) : refuse('sign_in_required')
      if (!actor || denied) return refuseUpload(request, response, denied ?? refuse('sign_in_required'))
      const received = await receiveFile(request, ReadOpenSlides, MOST_OPENSLIDES_BYTES, 'openslides_too_large')
      if (!received.ok) return sendRefusal(response, received)
      const { input, bytes } = received.value
      send(response, await inTurn(() => previewOpenSlides(ctx, actor, input.bodyId, bytes)))
    }),
  )
  router.post(
    '/moving/archive',
    express.urlencoded({ extended: false, limit: '4kb' }),
    caught(async (request, response) => {
      const actor = response.locals.actor as Actor | null
      if (!actor) return sendRefusal(response, refuse('sign_in_required'))
      const input = TakeArchive.safeParse(parsePlainJson(String(request.body?.input ?? '')))
      if (!input.success) return sendRefusal(response, refuse('input_malformed'))
      const taken = await takeArchive(ctx, actor, input.data)
      if (!taken.ok) return sendRefusal(response, taken)
      await sendArchive(ctx, response, taken.value)
    }),
  )
  return router
}

/** Its length is known, so the browser shows how far it is; one that breaks must not look whole. */
async function sendArchive(ctx: Ctx, response: Response, { name, size, stream }: Archive): Promise<void> {
  response.setHeader('Content-Type', 'application/zip')
  response.setHeader('Content-Length', size)
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`)
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  try {
    await pipeline(stream, response)
  } catch (error) {
    if (codeOf(error) !== 'ERR_STREAM_PREMATURE_CLOSE') ctx.log.error({ err: error }, 'archive not sent')
    response.destroy()
  }
}

function send(response: Response, result: Result<unknown>): void {
  response
    .status(result.ok ? 200 : statusOf(result.code))
    .setHeader('Cache-Control', 'no-store')
    .json(result)
}

function refuseUpload(request: Request, response: Response, refusal: ReturnType<typeof refuse>): void {
  request.resume()
  sendRefusal(response, refusal)
}

const caught =
  (handler: (request: Request, response: Response) => Promise<void>) =>
  (request: Request, response: Response, next: NextFunction): void => {
    handler(request, response).catch(next)
  }
