// What others may read of extracts.
import { desc, eq } from 'drizzle-orm'
import { parseCanonical } from '../../app/rules/canonical.ts'
import type { ExtractText } from '../../app/rules/extract.ts'
import type { DecisionId, ExtractId } from '../../app/wire/ids.ts'
import { extract } from '../../db/schema/extracts.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Extract = typeof extract.$inferSelect

export const extractById = async (db: Db | Tx, id: ExtractId): Promise<Extract | undefined> =>
  (await db.select().from(extract).where(eq(extract.id, id)))[0]

/** The newest of a decision. */
export const extractOfDecision = async (db: Db | Tx, decisionId: DecisionId): Promise<Extract | undefined> =>
  (await db.select().from(extract).where(eq(extract.decisionId, decisionId)).orderBy(desc(extract.entry)).limit(1))[0]

export function textIn({ id, canonical }: Extract): ExtractText {
  const parsed = parseCanonical(canonical)
  if (!parsed.ok) throw new Error(`The extract ${id} cannot be read`)
  return parsed.value as unknown as ExtractText
}
