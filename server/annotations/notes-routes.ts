import express, { type Request, type Response } from 'express'
import { ExportNotes } from '../../app/wire/downloads.ts'
import { statusOf } from '../../app/wire/errors.ts'
import { VersionId } from '../../app/wire/ids.ts'
import { parsePlainJson } from '../../app/wire/plain-json.ts'
import type { Ctx } from '../platform/context.ts'
import { sendDownload } from '../platform/send-download.ts'
import type { Actor } from '../policies/actor.ts'
import { exportNotes } from './export/export-notes.ts'

/** POST /papers/:versionId/notes: the paper with its notes, as a file. Mount after the session is loaded. */
export function notesRoutes(ctx: Ctx): express.Router {
  const router = express.Router()
  router.post(
    '/papers/:versionId/notes',
    express.urlencoded({ extended: false, limit: '4kb' }),
    (request, response, next) => {
      exportTo(ctx, request, response).catch(next)
    },
  )
  return router
}

async function exportTo(ctx: Ctx, request: Request, response: Response): Promise<void> {
  const refused = (code: string) =>
    void response.status(statusOf(code)).setHeader('Cache-Control', 'no-store').json({ ok: false, code })
  const actor = response.locals.actor as Actor | null
  if (!actor) return refused('sign_in_required')
  const id = VersionId.safeParse(request.params.versionId)
  if (!id.success) return refused('not_found')
  const input = ExportNotes.safeParse(parsePlainJson(String(request.body?.input ?? '')))
  if (!input.success) return refused('input_malformed')
  await sendDownload(ctx, response, (onStage) => exportNotes(ctx, actor, id.data, input.data, onStage))
}
