// Shapes of a vote's acts and of a receipt.
import { z } from 'zod'
import { MOST_IN_BATCH } from '../rules/ballot-batch.ts'
import { METHODS } from '../rules/elections/election.ts'
import { MOST_CANDIDATES } from '../rules/elections/terms.ts'
import { ItemId, KeyId, MeetingId, RequestId, SeatId, VoteId } from './ids.ts'

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]*$/)

const ByPasskey = z.strictObject({
  level: z.enum(['A', 'B']),
  credential: base64url(1400),
  client_data: base64url(4000),
  authenticator_data: base64url(4000),
  signature: base64url(1400),
})

/** As app/rules/signed-by.ts has it. */
export const SignedBy = z.discriminatedUnion('level', [
  z.strictObject({ level: z.literal('C'), signature: base64url(200) }),
  ByPasskey,
])
export type SignedBy = z.infer<typeof SignedBy>

/** Of one ballot, or of several by one gesture. */
export const BallotSignature = z.union([
  SignedBy,
  ByPasskey.extend({ batch: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(MOST_IN_BATCH) }),
])

export const EnrolKey = z.object({
  requestId: RequestId,
  /** RFC 8785 text made by app/rules/key-enrolment.ts, and the new key's own word for it. */
  statement: z.string().max(4000),
  proof: SignedBy,
  device: z.string().max(120),
})
export type EnrolKey = z.infer<typeof EnrolKey>

/** A rule that the body adopted, or a published one. */
export const RuleName = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/)

/** Whom members elect, and how: the place in the list gives a candidate the number. */
export const OpenElection = z.strictObject({
  method: z.enum(METHODS),
  seats: z.number().int().min(1).max(MOST_CANDIDATES),
  candidates: z.array(z.strictObject({ ar: z.string().trim(), en: z.string().trim() })).max(MOST_CANDIDATES),
  /** Up to how many may be named, under approval. */
  most: z.number().int().min(1).max(MOST_CANDIDATES).nullable(),
  /** Of an absolute majority, in two rounds. */
  base: z.enum(['cast', 'present']).nullable(),
  measure: z.enum(['seats', 'weight']),
})
export type OpenElection = z.infer<typeof OpenElection>

export const OpenVote = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  itemId: ItemId,
  rule: RuleName,
  /** What the chair settles of a general rule; null leaves it as it is. */
  base: z.enum(['cast', 'cast_and_abstained', 'present', 'members', 'statutory']).nullable(),
  abstain: z.enum(['ignored', 'counts_against', 'refused']).nullable(),
  live: z.enum(['participation', 'tally', 'names']).nullable(),
  /** Seconds until the deadline. */
  seconds: z.number().int().min(5).max(86_400),
  /** Absent where the vote is on the item's decision. */
  election: OpenElection.optional(),
})
export type OpenVote = z.infer<typeof OpenVote>

/** The second round of an election in which nobody had the majority. */
export const OpenRunOff = OpenVote.pick({ requestId: true, seconds: true }).extend({ voteId: VoteId })
export type OpenRunOff = z.infer<typeof OpenRunOff>

export const CastBallot = z.object({
  requestId: RequestId,
  voteId: VoteId,
  seatId: SeatId,
  ballot: z.string().max(4000),
  proof: BallotSignature,
})
export type CastBallot = z.infer<typeof CastBallot>

export const CallSeat = z.object({ requestId: RequestId, voteId: VoteId, seatId: SeatId })
export type CallSeat = z.infer<typeof CallSeat>

export const CloseVote = z.object({ requestId: RequestId, voteId: VoteId })
export type CloseVote = z.infer<typeof CloseVote>

/** What the clerk records in a member's name: the ballot's text with the clerk's key in it, and that key's word for it. */
export const RecordBallot = z.object({
  requestId: RequestId,
  voteId: VoteId,
  seatId: SeatId,
  ballot: z.string().max(4000),
  /** Why it is recorded, for everybody to read. */
  why: z.string().trim().min(1).max(500),
  by: KeyId,
  proof: SignedBy,
})
export type RecordBallot = z.infer<typeof RecordBallot>

export const ConfirmBallot = RecordBallot.omit({ ballot: true, why: true })
export type ConfirmBallot = z.infer<typeof ConfirmBallot>

export const WithdrawRecord = z.object({ requestId: RequestId, voteId: VoteId, seatId: SeatId })
export type WithdrawRecord = z.infer<typeof WithdrawRecord>

/** Everything needed to prove, without the server, that a ballot stands in the ledger. */
export const Receipt = z.object({
  type: z.literal('majlis/receipt/v1'),
  body: z.string(),
  vote: z.string(),
  seat: z.string(),
  choice: z.string(),
  ballot: z.string(),
  ballot_id: z.string(),
  index: z.number().int(),
  at: z.string(),
  leaf: z.string(),
  payload: z.string(),
  /** C2SP tlog-proof text: index, inclusion path and signed checkpoint. */
  proof: z.string(),
  /** The ledger's verifier key (signed-note vkey). */
  ledger_key: z.string(),
})
export type Receipt = z.infer<typeof Receipt>
