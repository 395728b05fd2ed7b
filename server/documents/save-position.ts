import { lte } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SavePosition } from '../../app/wire/documents.ts'
import { knownVersion, readingPosition } from '../../db/schema/documents.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { readableVersion } from './queries.ts'

/**
 * Remembers where this reader stopped; of two devices the one that was read on later decides. Private to the reader, so neither an
 * entry nor a change.
 */
export async function savePosition(ctx: Ctx, actor: Actor, input: SavePosition): Promise<Result<null>> {
  const readable = await readableVersion(ctx.db, actor, input.versionId)
  if (!readable.ok) return readable
  const { paper, version } = readable.value
  if (input.page > version.pages) return refuse('input_malformed')
  const now = ctx.clock()
  const at = input.at && Date.parse(input.at) < now.getTime() ? new Date(input.at) : now
  const place = { versionId: version.id, page: input.page, offset: input.offset, at }
  await ctx.db
    .insert(readingPosition)
    .values({ personId: actor.personId, paperId: paper.id, ...place })
    .onConflictDoUpdate({
      target: [readingPosition.personId, readingPosition.paperId],
      set: place,
      setWhere: lte(readingPosition.at, at),
    })
  // The first version they open is the one they know; a newer one they learn of by what changed in it.
  await ctx.db
    .insert(knownVersion)
    .values({ personId: actor.personId, paperId: paper.id, versionId: version.id, at: place.at })
    .onConflictDoNothing()
  return ok(null)
}
