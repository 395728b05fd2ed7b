import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { copyLimit } from '../../app/rules/classification.ts'
import { VersionId } from '../../app/wire/ids.ts'
import { recordOpening } from '../access-records/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { byteRange, namedPart } from './byte-range.ts'
import { readableVersion, type Version } from './queries.ts'
import { sendRefusal } from './send-refusal.ts'

/** GET and HEAD /papers/:versionId/file: the bytes of a version to someone who may read it now, whole or a part. */
export function servePaper(ctx: Ctx) {
  return async (request: Request, response: Response): Promise<void> => {
    const actor = response.locals.actor as Actor | null
    const id = VersionId.safeParse(request.params.versionId)
    if (!actor) return sendRefusal(response, { ok: false, code: 'sign_in_required' })
    if (!id.success) return sendRefusal(response, { ok: false, code: 'not_found' })
    const readable = await readableVersion(ctx.db, actor, id.data)
    if (!readable.ok) return sendRefusal(response, readable)
    const { paper, version, classification } = readable.value
    const { bodyId, id: paperId } = paper
    // A reader fetches in ranges; a page of its own, with its buttons to save and print, is a copy.
    if (copyLimit(classification) !== 'free' && isShown(request)) {
      return sendRefusal(response, { ok: false, code: 'copy_not_allowed' })
    }
    if (request.method !== 'HEAD')
      await recordOpening(ctx, actor, { bodyId, paperId, versionId: version.id, classification })
    writeHeaders(response, version)
    // A copy the browser made of another version must not be completed with bytes of this one.
    const asked =
      request.headers['if-range'] && request.headers['if-range'] !== etag(version) ? undefined : request.headers.range
    const part = namedPart(request.query, version.bytes)
    const range = part ?? byteRange(asked, version.bytes)
    if (range === 'invalid') {
      response.setHeader('Content-Range', `bytes */${version.bytes}`)
      return sendRefusal(response, { ok: false, code: 'range_invalid' })
    }
    const { start, end } = range ?? { start: 0, end: version.bytes }
    if (range && !part) response.status(206).setHeader('Content-Range', `bytes ${start}-${end - 1}/${version.bytes}`)
    response.setHeader('Content-Length', end - start)
    if (request.method === 'HEAD') {
      response.end()
      return
    }
    await send(ctx, response, ctx.blobs.read(paper.bodyId, version.blob, start, end))
  }
}

const isShown = (request: Request): boolean =>
  ['document', 'iframe', 'frame', 'embed', 'object'].includes(request.get('sec-fetch-dest') ?? '')

const etag = (version: Version) => `"${version.sha256}"`

function writeHeaders(response: Response, version: Version): void {
  response.setHeader('Content-Type', 'application/pdf')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader(
    'Content-Disposition',
    `inline; filename="paper.pdf"; filename*=UTF-8''${encode(version.fileName)}`,
  )
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('Accept-Ranges', 'bytes')
  response.setHeader('ETag', etag(version))
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
