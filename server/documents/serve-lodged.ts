import type { Request, Response } from 'express'
import { copyLimit } from '../../app/rules/classification.ts'
import { VersionId } from '../../app/wire/ids.ts'
import { mayReadLodged } from '../memoranda/sight-queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { DESTROYED_BLOB, lodgedFiles } from './queries.ts'
import { sendFile } from './send-file.ts'
import { sendRefusal } from './send-refusal.ts'

/**
 * GET and HEAD /lodged/:fileId/file: what a unit lodged, to whoever may read the memorandum it belongs to. Once it is a paper of an item
 * that may not be copied, it is read in the pack alone, but by its own unit.
 */
export function serveLodged(ctx: Ctx) {
  return async (request: Request, response: Response): Promise<void> => {
    const actor = response.locals.actor as Actor | null
    const id = VersionId.safeParse(request.params.fileId)
    if (!actor) return sendRefusal(response, { ok: false, code: 'sign_in_required' })
    const file = id.success ? (await lodgedFiles(ctx.db, [id.data])).get(id.data) : undefined
    const readable = file && (await mayReadLodged(ctx.db, actor, file))
    if (!readable) return sendRefusal(response, { ok: false, code: 'not_found' })
    if (file.blob === DESTROYED_BLOB) return sendRefusal(response, { ok: false, code: 'paper_destroyed' })
    if (readable.classification && copyLimit(readable.classification) !== 'free')
      return sendRefusal(response, { ok: false, code: 'copy_not_allowed' })
    await sendFile(ctx, request, response, file)
  }
}
