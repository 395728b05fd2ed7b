import type { Request, Response } from 'express'
import { TakePackCopy } from '../../app/wire/downloads.ts'
import { parsePlainJson } from '../../app/wire/plain-json.ts'
import type { Ctx } from '../platform/context.ts'
import { sendDownload } from '../platform/send-download.ts'
import type { Actor } from '../policies/actor.ts'
import { takePackCopy } from './pack/take-pack-copy.ts'
import { sendRefusal } from './send-refusal.ts'

/** POST /packs: a member's own copy of a sitting's pack, made and numbered while they wait. */
export function servePackCopy(ctx: Ctx) {
  return async (request: Request, response: Response): Promise<void> => {
    const actor = response.locals.actor as Actor | null
    if (!actor) return sendRefusal(response, { ok: false, code: 'sign_in_required' })
    const input = TakePackCopy.safeParse(parsePlainJson(String(request.body?.input ?? '')))
    if (!input.success) return sendRefusal(response, { ok: false, code: 'input_malformed' })
    await sendDownload(ctx, response, (onStage) => takePackCopy(ctx, actor, input.data, onStage))
  }
}
