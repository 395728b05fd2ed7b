import { and, eq } from 'drizzle-orm'
import { ok } from '../../app/rules/result.ts'
import { observation } from '../../db/schema/memoranda.ts'
import { commit } from '../ledger/commit.ts'
import { databaseNow } from '../ledger/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { memorandumById, observationsDueBy } from './queries.ts'
import { tellUnits } from './tell-units.ts'

/** So long before its deadline a unit that has not answered is reminded, once for each deadline. */
const AHEAD_MS = 24 * 3_600_000

/** The job that reminds units of observations they were asked for. Answers how many were. */
export async function remindUnits(ctx: Ctx): Promise<number> {
  const now = await databaseNow(ctx)
  const system = { system: 'deadline' } as const
  let reminded = 0
  for (const { id, memorandumId } of await observationsDueBy(ctx.db, new Date(now.getTime() + AHEAD_MS))) {
    const memorandum = await memorandumById(ctx.db, memorandumId)
    if (!memorandum) continue
    const { bodyId } = memorandum
    await commit(ctx, { bodies: bodyId, actor: system, act: 'observation.remind' }, async (work) => {
      const [still] = (await observationsDueBy(work.tx, new Date(work.at.getTime() + AHEAD_MS))).filter(
        (one) => one.id === id,
      )
      if (!still) return ok(null)
      await work.tx
        .update(observation)
        .set({ remindedOf: still.dueAt })
        .where(and(eq(observation.id, id), eq(observation.state, 'awaited')))
      await tellUnits(ctx, work, system, memorandum, [still.unitId], 'observation_due')
      reminded++
      return ok(null)
    })
  }
  return reminded
}
