import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SavePosition } from '../../app/wire/documents.ts'
import { readingPosition } from '../../db/schema/documents.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { readableVersion } from './queries.ts'

/** Remembers where this reader stopped. Private to the reader, so neither an entry nor a change. */
export async function savePosition(ctx: Ctx, actor: Actor, input: SavePosition): Promise<Result<null>> {
  const readable = await readableVersion(ctx.db, actor, input.versionId)
  if (!readable.ok) return readable
  const { paper, version } = readable.value
  if (input.page > version.pages) return refuse('input_malformed')
  const place = { versionId: version.id, page: input.page, offset: input.offset, at: ctx.clock() }
  await ctx.db
    .insert(readingPosition)
    .values({ personId: actor.personId, paperId: paper.id, ...place })
    .onConflictDoUpdate({ target: [readingPosition.personId, readingPosition.paperId], set: place })
  return ok(null)
}
