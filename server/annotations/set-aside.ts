import { ok, type Result } from '../../app/rules/result.ts'
import type { SetAside } from '../../app/wire/keeping.ts'
import { asideNote } from '../../db/schema/annotations.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'

/**
 * Keeps what a member wrote on a device for a layer that does not take it any more, for its author alone. Nothing of the paper is
 * kept with it, for its author may have lost it. The same note again is the note as it was written last.
 */
export async function setAside(ctx: Ctx, actor: Actor, { notes }: SetAside): Promise<Result<{ kept: number }>> {
  const own = new Map(notes.filter(({ note }) => note.author === actor.personId).map((one) => [one.note.id, one]))
  for (const { versionId, audience, reason, note } of own.values()) {
    const said = {
      versionId,
      audience,
      reason,
      page: note.kind === 'reply' ? null : note.page,
      kind: note.kind,
      text: note.kind === 'ink' ? '' : note.text,
      writtenAt: note.editedAt ?? note.createdAt,
      at: ctx.clock(),
    }
    await ctx.db
      .insert(asideNote)
      .values({ personId: actor.personId, noteId: note.id, ...said })
      .onConflictDoUpdate({ target: [asideNote.personId, asideNote.noteId], set: said })
  }
  return ok({ kept: own.size })
}
