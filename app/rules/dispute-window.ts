// Between a declared result and a final one lies a window in which every elector can say that what stands for their seat is not
// what they chose: an authenticator does not show the ballot it signs, and only its voter can tell. Its length is in the vote's
// terms. Source: the promise of open votes, "result.provisional → result.final".
import type { VoteTerms } from './vote-terms.ts'

/** What a member says is wrong: a ballot that is not theirs, another choice than theirs, no ballot where they cast one. */
export const DISPUTE_GROUNDS = ['not_mine', 'differs', 'missing', 'otherwise'] as const
export type DisputeGround = (typeof DISPUTE_GROUNDS)[number]

/** A week. */
export const MOST_DISPUTE_MINUTES = 10_080

/** A result without a window is final as it is declared. */
export type Standing = 'provisional' | 'final' | 'annulled'

/** Minutes of the vote's window; 0 where it has none. */
export const disputeMinutes = (terms: VoteTerms): number =>
  'dispute_minutes' in terms ? Number(terms.dispute_minutes ?? '0') : 0

/** When the window ends of a result that was declared at `declaredAt` (RFC 3339); null where there is none. */
export function windowEnd(terms: VoteTerms, declaredAt: string): string | null {
  const minutes = disputeMinutes(terms)
  return minutes === 0 ? null : new Date(Date.parse(declaredAt) + minutes * 60_000).toISOString()
}
