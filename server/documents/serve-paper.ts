import type { Request, Response } from 'express'
import { copyLimit } from '../../app/rules/classification.ts'
import { VersionId } from '../../app/wire/ids.ts'
import { recordOpening } from '../access-records/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { readableVersion } from './queries.ts'
import { isShown, sendFile } from './send-file.ts'
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
    await sendFile(ctx, request, response, { bodyId: paper.bodyId, ...version })
  }
}
