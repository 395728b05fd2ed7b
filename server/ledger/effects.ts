// What retention does to entries: their words go, the entries stay (a trigger in db/migrations refuses more than that).
import { and, asc, eq, inArray, isNotNull, lt, or, type SQL } from 'drizzle-orm'
import { type Kind, TYPE_OF_KIND } from '../../app/rules/retention.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { ledgerEntry } from '../../db/schema/ledger.ts'
import type { Db, Tx } from '../platform/context.ts'
import type { Entry } from './queries.ts'
import type { Work } from './work.ts'

/** Entries of these kinds, with their words, from before the moment given for each. */
export async function entriesBefore(
  tx: Tx | Db,
  bodyId: BodyId,
  before: Partial<Record<Kind, Date>>,
): Promise<Entry[]> {
  if (Object.keys(before).length === 0) return []
  const due = Object.entries(before).map(([kind, at]): SQL | undefined =>
    and(eq(ledgerEntry.type, TYPE_OF_KIND[kind as Kind]), lt(ledgerEntry.at, at)),
  )
  return tx
    .select()
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.bodyId, bodyId), isNotNull(ledgerEntry.payload), or(...due)))
    .orderBy(asc(ledgerEntry.index))
}

/** Throws when an entry may not lose its words. */
export async function destroyPayloads(work: Work, bodyId: BodyId, indexes: number[]): Promise<void> {
  const gone = await work.tx
    .update(ledgerEntry)
    .set({ payload: null })
    .where(and(eq(ledgerEntry.bodyId, bodyId), inArray(ledgerEntry.index, indexes), isNotNull(ledgerEntry.payload)))
    .returning({ index: ledgerEntry.index })
  if (gone.length !== indexes.length)
    throw new Error(`${gone.length} of ${indexes.length} payloads were there to destroy`)
}
