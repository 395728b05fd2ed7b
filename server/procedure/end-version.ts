import { and, eq, isNull } from 'drizzle-orm'
import { adoptedRule } from '../../db/schema/procedure.ts'
import type { Work } from '../ledger/work.ts'
import type { AdoptedRule } from './queries.ts'

/** Ends a version that is in force by this entry; one that ended before stays as it ended. */
export async function endVersion({ tx, at }: Work, row: AdoptedRule, entry: number): Promise<void> {
  await tx
    .update(adoptedRule)
    .set({ endedEntry: entry, endedAt: at })
    .where(
      and(
        eq(adoptedRule.bodyId, row.bodyId),
        eq(adoptedRule.ruleId, row.ruleId),
        eq(adoptedRule.version, row.version),
        isNull(adoptedRule.endedEntry),
      ),
    )
}
