// Shapes of what is done about the extract of a decision: issued for its officers, and signed by each in turn.
import { z } from 'zod'
import { SignedBy } from './ballots.ts'
import { DecisionId, ExtractId, KeyId, RequestId, SeatId } from './ids.ts'

export const IssueExtract = z.object({
  requestId: RequestId,
  decisionId: DecisionId,
  signers: z.array(SeatId).min(1).max(6),
})
export type IssueExtract = z.infer<typeof IssueExtract>

export const SignExtract = z.object({
  requestId: RequestId,
  extractId: ExtractId,
  seatId: SeatId,
  key: KeyId,
  proof: SignedBy,
})
export type SignExtract = z.infer<typeof SignExtract>
