import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import { accessRecord } from '../../db/schema/access-records.ts'
import { allBodies } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'

const DAY_MS = 86_400_000

/**
 * Takes the content out of records that are older than their body keeps them: who, what and when's salt go, the hash and its
 * place stay, so that the root of the hour can still be checked. A record that is under no root yet is kept. Answers how many.
 */
export async function destroyRecords(ctx: Ctx): Promise<number> {
  const now = ctx.clock()
  let destroyed = 0
  for (const { id, settings } of await allBodies(ctx.db)) {
    if (!settings.accessRecordDays) continue
    const before = new Date(now.getTime() - settings.accessRecordDays * DAY_MS)
    const rows = await ctx.db
      .update(accessRecord)
      .set({
        personId: null,
        seatId: null,
        paperId: null,
        versionId: null,
        act: null,
        fromPage: null,
        toPage: null,
        salt: null,
        destroyedAt: now,
      })
      .where(
        and(
          eq(accessRecord.bodyId, id),
          lt(accessRecord.at, before),
          isNotNull(accessRecord.entry),
          isNull(accessRecord.destroyedAt),
        ),
      )
      .returning({ id: accessRecord.id })
    destroyed += rows.length
  }
  return destroyed
}
