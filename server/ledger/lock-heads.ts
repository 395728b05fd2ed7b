// Locks the heads of the bodies of a commit, in id order and before anything else is read: no other lock order exists.
import { asc, inArray, sql } from 'drizzle-orm'
import type { BodyId } from '../../app/wire/ids.ts'
import { ledgerHead } from '../../db/schema/ledger.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { together } from '../platform/together.ts'
import type { Head } from './work.ts'

/** Throws when a body has no ledger. `at` is the later of the previous entry's moment and the database's clock. */
export async function lockHeads(ctx: Ctx, tx: Tx, bodies: BodyId[]): Promise<Head[]> {
  const [rows, { rows: clock }] = await together(
    tx
      .select({
        bodyId: ledgerHead.bodyId,
        size: ledgerHead.size,
        cursor: ledgerHead.cursor,
        lastAt: ledgerHead.lastAt,
        origin: ledgerHead.origin,
        publicKey: ledgerHead.publicKey,
        wrappedKey: ledgerHead.wrappedKey,
      })
      .from(ledgerHead)
      .where(inArray(ledgerHead.bodyId, bodies))
      .orderBy(asc(ledgerHead.bodyId))
      .for('update'),
    // Its own statement, run once the lock is held: the wait for it must not make the moment older than the previous entry's.
    tx.execute<{ now: string }>(sql`select clock_timestamp()::text as now`),
  )
  if (rows.length !== new Set(bodies).size) throw new Error(`No ledger for one of ${bodies.join(', ')}`)
  const now = ctx.ledgerClock(new Date(clock[0]?.now as string))
  const latest = Math.max(now.getTime(), ...rows.map((row) => row.lastAt.getTime()))
  return rows.map(({ lastAt: _, ...row }) => ({ ...row, at: new Date(latest) }))
}
