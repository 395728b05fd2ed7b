import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MarkNotesSeen } from '../../app/wire/annotations.ts'
import { noteRead } from '../../db/schema/annotations.ts'
import { readableVersion } from '../documents/queries.ts'
import { groupsFor } from '../groups/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { notesOn } from './written-queries.ts'

/** Remembers which notes of others this reader has had in sight; ids of none that they read are left out. Private to the reader. */
export async function markNotesSeen(ctx: Ctx, actor: Actor, input: MarkNotesSeen): Promise<Result<{ seen: number }>> {
  const readable = await readableVersion(ctx.db, actor, input.versionId)
  if (!readable.ok) return readable
  const { bodyId } = readable.value.paper
  if (!may(actor, 'note.write', bodyId)) return refuse('not_permitted', { act: 'note.write' })
  const groups = (await groupsFor(ctx.db, actor, bodyId)).map(({ id }) => id)
  const asked = new Set(input.notes)
  const seen = (await notesOn(ctx, actor.personId, [input.versionId], groups)).flatMap(({ note }) =>
    asked.has(note.id) && note.author !== actor.personId ? [note.id] : [],
  )
  const rows = [...new Set(seen)].map((noteId) => ({
    personId: actor.personId,
    versionId: input.versionId,
    noteId,
    at: ctx.clock(),
  }))
  if (rows.length > 0) await ctx.db.insert(noteRead).values(rows).onConflictDoNothing()
  return ok({ seen: rows.length })
}
