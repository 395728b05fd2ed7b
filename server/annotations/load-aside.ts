import { desc, eq } from 'drizzle-orm'
import { ok, type Result } from '../../app/rules/result.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { asideNote } from '../../db/schema/annotations.ts'
import { readableVersion } from '../documents/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'

export type AsideView = {
  noteId: string
  kind: string
  text: string
  page: number | null
  reason: string
  writtenAt: string
  /** The paper it was written on, where its author may still read it. */
  paper: Bilingual | null
}

/** Notes of this person's own that found no place when a device came back, the newest first. */
export async function loadAside(ctx: Ctx, actor: Actor): Promise<Result<AsideView[]>> {
  const rows = await ctx.db
    .select()
    .from(asideNote)
    .where(eq(asideNote.personId, actor.personId))
    .orderBy(desc(asideNote.at), asideNote.noteId)
  const papers = new Map<string, Bilingual | null>()
  for (const versionId of new Set(rows.map((row) => row.versionId))) {
    const readable = await readableVersion(ctx.db, actor, versionId)
    papers.set(versionId, readable.ok ? readable.value.paper.title : null)
  }
  return ok(
    rows.map(({ noteId, kind, text, page, reason, writtenAt, versionId }) => ({
      noteId,
      kind,
      text,
      page,
      reason,
      writtenAt,
      paper: papers.get(versionId) ?? null,
    })),
  )
}
