// What others may read of a result's standing.
import { and, asc, eq, isNull, lt, notExists, sql } from 'drizzle-orm'
import type { Standing } from '../../app/rules/dispute-window.ts'
import type { SeatId, VoteId } from '../../app/wire/ids.ts'
import { dispute, resultStanding, statement } from '../../db/schema/results.ts'
import type { Db, Tx } from '../platform/context.ts'

export type ResultStanding = typeof resultStanding.$inferSelect
export type DisputeRow = typeof dispute.$inferSelect

/** Undefined where the result was final as it was declared, and while none is. */
export const standingOf = async (db: Db | Tx, voteId: VoteId): Promise<ResultStanding | undefined> =>
  (await db.select().from(resultStanding).where(eq(resultStanding.voteId, voteId)))[0]

export const disputesOf = (db: Db | Tx, voteId: VoteId): Promise<DisputeRow[]> =>
  db.select().from(dispute).where(eq(dispute.voteId, voteId)).orderBy(asc(dispute.at), asc(dispute.seatId))

export const disputeOf = async (db: Db | Tx, voteId: VoteId, seatId: SeatId): Promise<DisputeRow | undefined> =>
  (await disputesOf(db, voteId)).find((one) => one.seatId === seatId)

export const statementsOf = (db: Db | Tx, voteId: VoteId) =>
  db.select().from(statement).where(eq(statement.voteId, voteId)).orderBy(asc(statement.at), asc(statement.seatId))

/** Provisional results whose window was over at `now` and over which no dispute stands. */
export const dueResults = (db: Db | Tx, now: Date): Promise<ResultStanding[]> =>
  db
    .select()
    .from(resultStanding)
    .where(
      and(
        eq(resultStanding.state, 'provisional'),
        lt(resultStanding.until, now),
        notExists(
          db
            .select({ one: sql`1` })
            .from(dispute)
            .where(and(eq(dispute.voteId, resultStanding.voteId), isNull(dispute.outcome))),
        ),
      ),
    )

/** Whether statements may still be made because the result is not final yet. */
export const isProvisional = (standing: { state: Standing } | undefined): boolean => standing?.state === 'provisional'
