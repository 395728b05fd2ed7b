// What others may read of notes: those of layers that this person reads. Which versions they may open is the caller's question.
import { and, eq, inArray } from 'drizzle-orm'
import type { Note } from '../../app/wire/annotations.ts'
import type { GroupId, PersonId, VersionId } from '../../app/wire/ids.ts'
import type { Audience } from '../../app/wire/socket.ts'
import { annotationLayer, noteRead } from '../../db/schema/annotations.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { indexOf } from './judge-update.ts'
import { loadLayer } from './layer-store.ts'

export type WrittenNote = { versionId: VersionId; audience: Audience; note: Note }

/** Everything this person reads on these versions: the body's notes, their own, and those of these groups. */
export async function notesOn(
  ctx: Ctx,
  personId: PersonId,
  versions: VersionId[],
  groups: GroupId[],
): Promise<WrittenNote[]> {
  if (versions.length === 0) return []
  const audiences = ['body' as const, `private:${personId}` as const, ...groups.map((id) => `group:${id}` as const)]
  const layers = await ctx.db
    .select({ id: annotationLayer.id, versionId: annotationLayer.versionId, audience: annotationLayer.audience })
    .from(annotationLayer)
    .where(and(inArray(annotationLayer.versionId, versions), inArray(annotationLayer.audience, audiences)))
  const found = await Promise.all(
    layers.map(async ({ id, versionId, audience }) => {
      return [...indexOf(await loadLayer(ctx, id)).notes.values()].map((note) => ({
        versionId,
        audience: asSeen(audience),
        note,
      }))
    }),
  )
  return found.flat().filter(({ note }) => !note.removed)
}

/** The body's own notes on these versions: nobody's private ones, and no group's. */
export async function bodyNotesOn(ctx: Ctx, versions: VersionId[]): Promise<{ versionId: VersionId; note: Note }[]> {
  if (versions.length === 0) return []
  const layers = await ctx.db
    .select({ id: annotationLayer.id, versionId: annotationLayer.versionId })
    .from(annotationLayer)
    .where(and(inArray(annotationLayer.versionId, versions), eq(annotationLayer.audience, 'body')))
  const found = []
  for (const { id, versionId } of layers)
    for (const note of indexOf(await loadLayer(ctx, id)).notes.values())
      if (!note.removed) found.push({ versionId, note })
  return found
}

const asSeen = (audience: string): Audience =>
  audience.startsWith('private:') ? 'private' : (audience as 'body' | `group:${string}`)

/** Which of the notes on these versions this person has had in sight. */
export async function readBy(db: Db | Tx, personId: PersonId, versions: VersionId[]): Promise<Set<string>> {
  if (versions.length === 0) return new Set()
  const rows = await db
    .select({ noteId: noteRead.noteId })
    .from(noteRead)
    .where(and(eq(noteRead.personId, personId), inArray(noteRead.versionId, versions)))
  return new Set(rows.map(({ noteId }) => noteId))
}
