import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm'
import { accessRoot } from '../../app/rules/access-record.ts'
import { ok } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { accessRecord, accessSeal } from '../../db/schema/access-records.ts'
import { commit } from '../ledger/commit.ts'
import { databaseNow } from '../ledger/queries.ts'
import type { Ctx } from '../platform/context.ts'

const HOUR_MS = 3_600_000

/**
 * The job of every hour: what was recorded before the hour began, and is under no root yet, comes under one, which is one entry
 * of its body's ledger. A body without such records gets no entry. Answers how many roots were entered.
 */
export async function sealRecords(ctx: Ctx): Promise<number> {
  const before = hourOf(await databaseNow(ctx))
  const bodies = await ctx.db
    .selectDistinct({ bodyId: accessRecord.bodyId })
    .from(accessRecord)
    .where(and(isNull(accessRecord.entry), lt(accessRecord.at, before)))
  for (const { bodyId } of bodies) await sealBody(ctx, bodyId)
  return bodies.length
}

const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS)

async function sealBody(ctx: Ctx, bodyId: BodyId): Promise<void> {
  await commit(ctx, { bodies: bodyId, actor: { system: 'deadline' }, act: 'access.seal' }, async (work) => {
    const until = hourOf(work.at)
    const records = await work.tx
      .select({ id: accessRecord.id, at: accessRecord.at, hash: accessRecord.hash })
      .from(accessRecord)
      .where(and(eq(accessRecord.bodyId, bodyId), isNull(accessRecord.entry), lt(accessRecord.at, until)))
      .orderBy(asc(accessRecord.at), asc(accessRecord.id))
      .for('update')
    const [first] = records
    // Another process may have sealed them meanwhile.
    if (!first) return ok(null)
    const root = accessRoot(records.map(({ hash }) => hash))
    const entry = work.append({
      type: 'access.sealed',
      payload: {
        count: String(records.length),
        root,
        from: first.at.toISOString(),
        until: until.toISOString(),
      },
    })
    await work.tx.insert(accessSeal).values({ bodyId, entry, count: records.length, root })
    const ids = sql.param(records.map(({ id }) => id))
    await work.tx.execute(sql`
      update access_record set entry = ${entry}, place = placed.place - 1
      from unnest(${ids}::text[]) with ordinality as placed(id, place)
      where access_record.id = placed.id`)
    return ok(null)
  })
}
