import { and, asc, between, eq } from 'drizzle-orm'
import type { Request, Response } from 'express'
import { type PageBoxes, PageRange } from '../../app/wire/documents.ts'
import { VersionId } from '../../app/wire/ids.ts'
import { paperPage } from '../../db/schema/documents.ts'
import { recordPages } from '../access-records/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { readableVersion } from './queries.ts'
import { sendRefusal } from './send-refusal.ts'

/** More at once would hold a long pack in memory for one reader. */
const AT_ONCE = 60

/** GET /papers/:versionId/pages.json?from=1&to=20: words with their boxes, guarded as the file is. */
export function servePages(ctx: Ctx) {
  return async (request: Request, response: Response): Promise<void> => {
    const actor = response.locals.actor as Actor | null
    if (!actor) return sendRefusal(response, { ok: false, code: 'sign_in_required' })
    const id = VersionId.safeParse(request.params.versionId)
    if (!id.success) return sendRefusal(response, { ok: false, code: 'not_found' })
    const readable = await readableVersion(ctx.db, actor, id.data)
    if (!readable.ok) return sendRefusal(response, readable)
    const range = PageRange.safeParse(request.query)
    if (!range.success || range.data.to < range.data.from)
      return sendRefusal(response, { ok: false, code: 'input_malformed' })
    const { from } = range.data
    const { paper, version, classification } = readable.value
    const to = Math.min(range.data.to, from + AT_ONCE - 1, version.pages)
    const { bodyId, id: paperId } = paper
    await recordPages(ctx, actor, { bodyId, paperId, versionId: version.id, classification }, from, to)
    const pages: PageBoxes[] = await ctx.db
      .select({ page: paperPage.page, words: paperPage.words })
      .from(paperPage)
      .where(and(eq(paperPage.versionId, id.data), between(paperPage.page, from, to)))
      .orderBy(asc(paperPage.page))
    response.setHeader('Cache-Control', 'private, no-store').json({ pages })
  }
}
