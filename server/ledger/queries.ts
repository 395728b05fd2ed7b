// What others may read of a body's ledger. Who may have which payload is for whoever calls: see export-bundle.ts.
import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { formatVkey, noteKey } from '../../app/rules/signed-note.ts'
import type { BodyId, ItemId } from '../../app/wire/ids.ts'
import { ledgerEntry, ledgerHead } from '../../db/schema/ledger.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'

export type Entry = typeof ledgerEntry.$inferSelect
export type LedgerHead = { bodyId: BodyId; origin: string; vkey: string; size: number; lastAt: Date }

/** The moment by the database's clock, as a commit would enter it: what deadlines are held against. */
export async function databaseNow(ctx: Ctx): Promise<Date> {
  const { rows } = await ctx.db.execute<{ now: string }>(sql`select clock_timestamp()::text as now`)
  return ctx.ledgerClock(new Date(rows[0]?.now as string))
}

export async function headOf(db: Db | Tx, bodyId: BodyId): Promise<LedgerHead | undefined> {
  const [row] = await db.select().from(ledgerHead).where(eq(ledgerHead.bodyId, bodyId))
  if (!row) return undefined
  const { origin, publicKey, size, lastAt } = row
  return { bodyId, origin, vkey: formatVkey(noteKey(origin, publicKey)), size, lastAt }
}

export const entriesOf = (db: Db | Tx, bodyId: BodyId): Promise<Entry[]> =>
  db.select().from(ledgerEntry).where(eq(ledgerEntry.bodyId, bodyId)).orderBy(asc(ledgerEntry.index))

export const entriesOfTypes = (db: Db | Tx, bodyId: BodyId, types: string[]): Promise<Entry[]> =>
  db
    .select()
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.bodyId, bodyId), inArray(ledgerEntry.type, types)))
    .orderBy(asc(ledgerEntry.index))

/** Everything about a vote: its own entries, and those of its item that led to it. */
export const entriesOfVote = (db: Db | Tx, bodyId: BodyId, vote: string, item: ItemId): Promise<Entry[]> =>
  db
    .select()
    .from(ledgerEntry)
    .where(
      and(
        eq(ledgerEntry.bodyId, bodyId),
        or(
          eq(ledgerEntry.subject, vote),
          and(
            eq(ledgerEntry.itemId, item),
            inArray(ledgerEntry.type, ['item.published', 'item.called', 'interest.declared', 'interest.withdrawn']),
          ),
        ),
      ),
    )
    .orderBy(asc(ledgerEntry.index))

export const entriesAbout = (db: Db | Tx, bodyId: BodyId, subject: string, types: string[]): Promise<Entry[]> =>
  db
    .select()
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.bodyId, bodyId), eq(ledgerEntry.subject, subject), inArray(ledgerEntry.type, types)))
    .orderBy(asc(ledgerEntry.index))

export const entriesOfItem = (db: Db | Tx, bodyId: BodyId, item: ItemId, types: string[]): Promise<Entry[]> =>
  db
    .select()
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.bodyId, bodyId), eq(ledgerEntry.itemId, item), inArray(ledgerEntry.type, types)))
    .orderBy(asc(ledgerEntry.index))

/** The newest entries, in the order of the ledger. */
export async function latestEntries(db: Db | Tx, bodyId: BodyId, limit: number): Promise<Entry[]> {
  const rows = await db
    .select()
    .from(ledgerEntry)
    .where(eq(ledgerEntry.bodyId, bodyId))
    .orderBy(desc(ledgerEntry.index))
    .limit(limit)
  return rows.reverse()
}
