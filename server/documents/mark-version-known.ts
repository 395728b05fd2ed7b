import { ok, type Result } from '../../app/rules/result.ts'
import type { MarkVersionKnown } from '../../app/wire/documents.ts'
import { knownVersion } from '../../db/schema/documents.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { knownOf } from './known-queries.ts'
import { readableVersion } from './queries.ts'

/** Remembers that this reader looked at what is new in a version. An older one than they know changes nothing. Private to the reader. */
export async function markVersionKnown(ctx: Ctx, actor: Actor, input: MarkVersionKnown): Promise<Result<null>> {
  const readable = await readableVersion(ctx.db, actor, input.versionId)
  if (!readable.ok) return readable
  const { paper, version } = readable.value
  const known = (await knownOf(ctx.db, actor.personId, [paper.id])).get(paper.id)
  if (known && known.number >= version.number) return ok(null)
  const row = { versionId: version.id, at: ctx.clock() }
  await ctx.db
    .insert(knownVersion)
    .values({ personId: actor.personId, paperId: paper.id, ...row })
    .onConflictDoUpdate({ target: [knownVersion.personId, knownVersion.paperId], set: row })
  return ok(null)
}
