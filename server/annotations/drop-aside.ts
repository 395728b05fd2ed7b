import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { DropAside } from '../../app/wire/keeping.ts'
import { asideNote } from '../../db/schema/annotations.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'

/** Lets go a note that found no place: its author has done with it. */
export async function dropAside(ctx: Ctx, actor: Actor, { noteId }: DropAside): Promise<Result<null>> {
  const gone = await ctx.db
    .delete(asideNote)
    .where(and(eq(asideNote.personId, actor.personId), eq(asideNote.noteId, noteId)))
    .returning({ noteId: asideNote.noteId })
  return gone.length === 1 ? ok(null) : refuse('not_found')
}
