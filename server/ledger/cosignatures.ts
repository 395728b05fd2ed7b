// What witnesses signed of a body's checkpoints, and checkpoints as they are handed out: with those signatures below the
// ledger's own. Source: C2SP tlog-cosignature.
import { and, asc, desc, eq, gt, inArray, max, sql } from 'drizzle-orm'
import type { BodyId } from '../../app/wire/ids.ts'
import { checkpoint, cosignature } from '../../db/schema/ledger.ts'
import type { Db, Tx } from '../platform/context.ts'

export type SignedCheckpoint = { size: number; note: string }

/** By ascending size. */
export async function checkpointsOf(db: Db | Tx, bodyId: BodyId): Promise<SignedCheckpoint[]> {
  const notes = await db
    .select({ size: checkpoint.size, note: checkpoint.note })
    .from(checkpoint)
    .where(eq(checkpoint.bodyId, bodyId))
    .orderBy(asc(checkpoint.size))
  const lines = await linesOf(db, bodyId, null)
  return notes.map(({ size, note }) => ({ size, note: note + (lines.get(size) ?? '') }))
}

export async function latestCheckpoint(db: Db | Tx, bodyId: BodyId): Promise<SignedCheckpoint | undefined> {
  const found = await latestOwnCheckpoint(db, bodyId)
  return found && withLines(db, bodyId, found)
}

/** Without what witnesses signed: what they are asked to sign. */
export async function latestOwnCheckpoint(db: Db | Tx, bodyId: BodyId): Promise<SignedCheckpoint | undefined> {
  const [found] = await db
    .select({ size: checkpoint.size, note: checkpoint.note })
    .from(checkpoint)
    .where(eq(checkpoint.bodyId, bodyId))
    .orderBy(desc(checkpoint.size))
    .limit(1)
  return found
}

/** Two processes may have asked at once: the first answer stays. */
export async function keepCosignature(db: Db | Tx, row: typeof cosignature.$inferInsert): Promise<void> {
  await db.insert(cosignature).values(row).onConflictDoNothing()
}

/**
 * The first checkpoint that covers an entry and that so many of these witnesses cosigned; while there is none, the first that
 * covers it.
 */
export async function checkpointOver(
  db: Db | Tx,
  bodyId: BodyId,
  index: number,
  { witnesses, quorum }: { witnesses: string[]; quorum: number },
): Promise<SignedCheckpoint | undefined> {
  const covering = (size?: number) =>
    db
      .select({ size: checkpoint.size, note: checkpoint.note })
      .from(checkpoint)
      .where(
        and(eq(checkpoint.bodyId, bodyId), size === undefined ? gt(checkpoint.size, index) : eq(checkpoint.size, size)),
      )
      .orderBy(asc(checkpoint.size))
      .limit(1)
  const [enough] =
    quorum === 0
      ? []
      : await db
          .select({ size: cosignature.size })
          .from(cosignature)
          .where(
            and(eq(cosignature.bodyId, bodyId), gt(cosignature.size, index), inArray(cosignature.witness, witnesses)),
          )
          .groupBy(cosignature.size)
          .having(sql`count(*) >= ${quorum}`)
          .orderBy(asc(cosignature.size))
          .limit(1)
  const [found] = await covering(enough?.size)
  return found && withLines(db, bodyId, found)
}

/** The largest size that each witness has cosigned; a witness that never answered is not in it. */
export async function cosignedSizes(db: Db | Tx, bodyId: BodyId): Promise<Map<string, number>> {
  const rows = await db
    .select({ witness: cosignature.witness, size: max(cosignature.size) })
    .from(cosignature)
    .where(eq(cosignature.bodyId, bodyId))
    .groupBy(cosignature.witness)
  return new Map(rows.map(({ witness, size }) => [witness, size ?? 0]))
}

async function withLines(db: Db | Tx, bodyId: BodyId, { size, note }: SignedCheckpoint): Promise<SignedCheckpoint> {
  return { size, note: note + ((await linesOf(db, bodyId, size)).get(size) ?? '') }
}

/** The signature lines of each size, in the order in which they came. */
async function linesOf(db: Db | Tx, bodyId: BodyId, size: number | null): Promise<Map<number, string>> {
  const rows = await db
    .select({ size: cosignature.size, line: cosignature.line })
    .from(cosignature)
    .where(and(eq(cosignature.bodyId, bodyId), size === null ? undefined : eq(cosignature.size, size)))
    .orderBy(asc(cosignature.size), asc(cosignature.at), asc(cosignature.witness))
  const lines = new Map<number, string>()
  for (const row of rows) lines.set(row.size, (lines.get(row.size) ?? '') + row.line)
  return lines
}
