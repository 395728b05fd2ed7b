import { sql } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { ReportReading } from '../../app/wire/reading.ts'
import { paperReading } from '../../db/schema/reading.ts'
import { readableVersion } from '../documents/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { type OwnReading, ownReading, recordsReading } from './queries.ts'

/**
 * Adds to what this person has read of a version. Reports are merged, so that one of a device that was away counts when it
 * comes: pages join those known, the first opening and the first word that it was read stay, the last reading is the latest.
 * Nothing is kept where the body records no reading, nor of a version that members were not given; null says so.
 */
export async function reportReading(
  ctx: Ctx,
  actor: Actor,
  input: ReportReading,
): Promise<Result<{ reading: OwnReading | null }>> {
  const readable = await readableVersion(ctx.db, actor, input.versionId)
  if (!readable.ok) return readable
  const { paper, version } = readable.value
  if (input.seen.some(({ page }) => page > version.pages)) return refuse('input_malformed')
  if (!version.releasedAt || !(await recordsReading(ctx.db, paper.bodyId))) return ok({ reading: null })
  const from = version.releasedAt.getTime()
  const now = Math.max(from, ctx.clock().getTime())
  const within = (at: string) => Math.min(Math.max(Date.parse(at), from), now)
  const said = input.acknowledgedAt === null ? [] : [input.acknowledgedAt]
  const times = [input.openedAt, ...input.seen.map(({ at }) => at), ...said].map(within)
  const kept = paperReading
  await ctx.db
    .insert(paperReading)
    .values({
      personId: actor.personId,
      versionId: version.id,
      paperId: paper.id,
      bodyId: paper.bodyId,
      openedAt: new Date(times.reduce((a, b) => Math.min(a, b))),
      lastReadAt: new Date(times.reduce((a, b) => Math.max(a, b))),
      pages: [...new Set(input.seen.map(({ page }) => page))].sort((a, b) => a - b),
      acknowledgedAt: input.acknowledgedAt ? new Date(within(input.acknowledgedAt)) : null,
    })
    .onConflictDoUpdate({
      target: [paperReading.personId, paperReading.versionId],
      set: {
        openedAt: sql`least(${kept.openedAt}, excluded.opened_at)`,
        lastReadAt: sql`greatest(${kept.lastReadAt}, excluded.last_read_at)`,
        acknowledgedAt: sql`least(${kept.acknowledgedAt}, excluded.acknowledged_at)`,
        pages: sql`array(select distinct page from unnest(${kept.pages} || excluded.pages) page order by page)`,
      },
    })
  const own = await ownReading(ctx.db, actor.personId, [version.id])
  return ok({ reading: own.get(version.id) ?? null })
}
