import busboy from 'busboy'
import type { Request, Response } from 'express'
import { ok, type Refusal, type Result, refuse } from '../../app/rules/result.ts'
import type { UploadLine } from '../../app/wire/documents.ts'
import { parsePlainJson } from '../../app/wire/plain-json.ts'
import type { Ctx } from '../platform/context.ts'
import { turns } from '../platform/turns.ts'
import type { Actor } from '../policies/actor.ts'
import { type AttachProgress, tooLarge } from './attach-paper.ts'
import { sendRefusal } from './send-refusal.ts'

/** What is taken: whether it may be is asked before a byte is read, by what came in the field `input`. */
export type Intake<T> = {
  check: (actor: Actor, input: unknown) => Promise<Result<T>>
  keep: (actor: Actor, input: T, bytes: Uint8Array, progress: AttachProgress) => Promise<Result<unknown>>
}

type InTurn = ReturnType<typeof turns>
/** Each reading may take a processor and a gigabyte: a heap of uploads waits, and the sitting goes on. */
export const readingInTurn = (): InTurn => turns(2)

/**
 * A multipart form whose field `input` (JSON) comes before its `file`. The answer is one JSON line a step: progress while the file is
 * checked, then the result. A refusal before the first line has its own status.
 */
export function receiveFile<T>(ctx: Ctx, inTurn: InTurn, intake: Intake<T>) {
  return async (request: Request, response: Response): Promise<void> => {
    const actor = response.locals.actor as Actor | null
    if (!actor) return sendRefusal(response, { ok: false, code: 'sign_in_required' })
    const received = await receive(ctx, actor, request, intake)
    if (!received.ok) return refuseUpload(request, response, received)
    const { input, bytes } = received.value
    const say = (line: UploadLine) => {
      if (!response.headersSent) response.status(200).type('application/x-ndjson').setHeader('X-Accel-Buffering', 'no')
      response.write(`${JSON.stringify(line)}\n`)
    }
    response.setHeader('Cache-Control', 'no-store')
    try {
      const progress: AttachProgress = (stage, page, pages) => say({ stage, page, pages })
      const result = await inTurn(() => intake.keep(actor, input, bytes, progress))
      if (!result.ok && !response.headersSent) return sendRefusal(response, result)
      say({ result })
    } catch (error) {
      ctx.log.error({ err: error }, 'upload failed')
      if (!response.headersSent) response.status(500)
      say({ result: { ok: false, code: 'failed' } })
    }
    response.end()
  }
}

type Received<T> = { input: T; bytes: Uint8Array }

/** Nothing touches the disk: the file is held in memory, up to the limit, until it is checked. */
function receive<T>(ctx: Ctx, actor: Actor, request: Request, intake: Intake<T>): Promise<Result<Received<T>>> {
  return new Promise((resolve) => {
    const limits = { fileSize: ctx.settings.maxPaperBytes, files: 1, fields: 1, fieldSize: 8192, parts: 2 }
    let form: busboy.Busboy
    try {
      form = busboy({ headers: request.headers, limits, defParamCharset: 'utf8' })
    } catch {
      return resolve(refuse('input_malformed'))
    }
    let allowed: Promise<Result<T>> = Promise.resolve(refuse('input_malformed'))
    let file: Promise<Result<Uint8Array>> | null = null
    form.on('field', (name, value) => {
      if (name !== 'input') return
      allowed = check(intake, actor, value)
      // Refused as soon as it is known, not after the last megabyte.
      void allowed.then((input) => input.ok || resolve(input))
    })
    form.on('file', (name, stream) => {
      file = name === 'file' ? collect(ctx, stream, allowed) : null
      if (!file) stream.resume()
    })
    const finish = async () => {
      const input = await allowed
      if (!input.ok) return resolve(input)
      const bytes = await (file ?? refuse('input_malformed'))
      resolve(bytes.ok ? ok({ input: input.value, bytes: bytes.value }) : bytes)
    }
    form.on('close', () => void finish())
    form.on('error', () => resolve(refuse('input_malformed')))
    request.on('aborted', () => resolve(refuse('input_malformed')))
    request.pipe(form)
  })
}

async function check<T>(intake: Intake<T>, actor: Actor, text: string): Promise<Result<T>> {
  const input = parsePlainJson(text)
  return input === undefined ? refuse('input_malformed') : intake.check(actor, input)
}

async function collect(
  ctx: Ctx,
  stream: NodeJS.ReadableStream & { truncated?: boolean },
  allowed: Promise<Result<unknown>>,
): Promise<Result<Uint8Array>> {
  const pieces: Buffer[] = []
  try {
    if (!(await allowed).ok) {
      stream.resume()
      return refuse('input_malformed')
    }
    for await (const piece of stream) pieces.push(piece as Buffer)
  } catch {
    return refuse('input_malformed')
  }
  return stream.truncated ? tooLarge(ctx) : ok(Buffer.concat(pieces))
}

/** The rest of a refused upload is read and dropped: a browser shows an answer only when it could send everything. */
function refuseUpload(request: Request, response: Response, refusal: Refusal): void {
  request.unpipe()
  request.resume()
  sendRefusal(response, refusal)
}
