// The second of two rounds, as the first leaves it: those who may still be elected, under the same terms. Worked out here alone, by
// the server that opens it and by whoever checks it. Source: Shura Council bylaw, article 16.
import type { VoteTerms3 } from '../vote-terms.ts'
import { voteHash } from '../vote-terms.ts'
import type { ElectionDecision } from './decide-election.ts'
import type { ElectionTerms } from './terms.ts'

/** Null where the first vote decided, or decided nothing. */
export function runOffAfter(terms: VoteTerms3, decision: ElectionDecision): ElectionTerms | null {
  if (decision.outcome !== 'run_off' || terms.election.first !== null) return null
  const { election } = terms
  return {
    ...election,
    candidates: election.candidates.filter(({ id }) => decision.run_off.includes(id)),
    first: { vote: terms.vote, vote_hash: voteHash(terms) },
  }
}
