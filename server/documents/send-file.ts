import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { BodyId } from '../../app/wire/ids.ts'
import type { Ctx } from '../platform/context.ts'
import { byteRange, namedPart } from './byte-range.ts'
import { sendRefusal } from './send-refusal.ts'

export type StoredFile = { bodyId: BodyId; blob: string; bytes: number; sha256: string; fileName: string }

/** The bytes of a stored PDF, whole or a part, to someone who may read it. */
export async function sendFile(ctx: Ctx, request: Request, response: Response, file: StoredFile): Promise<void> {
  writeHeaders(response, file)
  // A copy the browser made of another version must not be completed with bytes of this one.
  const asked =
    request.headers['if-range'] && request.headers['if-range'] !== etag(file) ? undefined : request.headers.range
  const part = namedPart(request.query, file.bytes)
  const range = part ?? byteRange(asked, file.bytes)
  if (range === 'invalid') {
    response.setHeader('Content-Range', `bytes */${file.bytes}`)
    return sendRefusal(response, { ok: false, code: 'range_invalid' })
  }
  const { start, end } = range ?? { start: 0, end: file.bytes }
  if (range && !part) response.status(206).setHeader('Content-Range', `bytes ${start}-${end - 1}/${file.bytes}`)
  response.setHeader('Content-Length', end - start)
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  await send(ctx, response, ctx.blobs.read(file.bodyId, file.blob, start, end))
}

/** Whether it is asked for as a page of its own. */
export const isShown = (request: Request): boolean =>
  ['document', 'iframe', 'frame', 'embed', 'object'].includes(request.get('sec-fetch-dest') ?? '')

const etag = (file: StoredFile) => `"${file.sha256}"`

function writeHeaders(response: Response, file: StoredFile): void {
  response.setHeader('Content-Type', 'application/pdf')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Content-Disposition', `inline; filename="paper.pdf"; filename*=UTF-8''${encode(file.fileName)}`)
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Accept-Ranges', 'bytes')
  response.setHeader('ETag', etag(file))
}

/** RFC 8187: what encodeURIComponent leaves but the grammar of a header does not allow. */
const encode = (name: string) =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )

async function send(ctx: Ctx, response: Response, content: AsyncGenerator<Uint8Array>): Promise<void> {
  try {
    await pipeline(content, response)
  } catch (error) {
    // A reader who turned the page closes the connection: that is no fault. Anything else is, and must not look complete.
    if ((error as { code?: string }).code !== 'ERR_STREAM_PREMATURE_CLOSE')
      ctx.log.error({ err: error }, 'paper not served')
    response.destroy()
  }
}
