import { and, eq, isNull } from 'drizzle-orm'
import { dispute } from '../../db/schema/results.ts'
import type { Work } from '../ledger/work.ts'
import type { DisputeRow } from './queries.ts'

/** Throws where it had ended: its caller has asked under the same lock. */
export async function endDispute(
  work: Work,
  { voteId, seatId }: DisputeRow,
  outcome: NonNullable<DisputeRow['outcome']>,
  answer: string,
): Promise<void> {
  const ended = await work.tx
    .update(dispute)
    .set({ outcome, answer, endedAt: work.at })
    .where(and(eq(dispute.voteId, voteId), eq(dispute.seatId, seatId), isNull(dispute.outcome)))
    .returning({ seatId: dispute.seatId })
  if (ended.length !== 1) throw new Error(`The dispute of ${seatId} in ${voteId} was ended under a held lock`)
}
