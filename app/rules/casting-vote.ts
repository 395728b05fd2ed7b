// The chair's casting vote: asked for by a tie, given by whoever held the presiding seat when the vote opened, for or against, and
// signed like a ballot under a type of its own. The electorate need not hold the seat: a chair may vote on ties alone.
import { type Ballot, type BallotKey, CASTING_VOTE, type LedgerIndex, parseBallot } from './ballot.ts'
import { ENGINE_2 } from './engine-2/rule.ts'
import { ok, type Result, refuse } from './result.ts'
import type { VoteTerms } from './vote-terms.ts'

export type CastingFacts = {
  terms: VoteTerms
  voteHash: string
  openedIndex: LedgerIndex
  /** Its own place in the ledger, or null when it is about to be appended. */
  index: LedgerIndex | null
  /** Seats with an interest in the item. */
  recused: ReadonlySet<string>
  key: (id: string) => BallotKey | undefined
}

/** All but the signature; answers the key to check it with. */
export function checkCastingVote(text: string, facts: CastingFacts): Result<{ ballot: Ballot; key: BallotKey }> {
  const { terms } = facts
  if (terms.rule.engine !== ENGINE_2 || !('chair' in terms) || terms.rule.tie !== 'chair_casting_vote')
    return refuse('casting_not_asked')
  const parsed = parseBallot(text, [CASTING_VOTE])
  if (!parsed.ok) return parsed
  const ballot = parsed.value
  if (ballot.body !== terms.body) return refuse('ballot_wrong_body')
  if (ballot.vote !== terms.vote) return refuse('ballot_wrong_vote')
  if (ballot.vote_hash !== facts.voteHash) return refuse('ballot_terms_changed')
  if (ballot.seat !== terms.chair) return refuse('casting_not_the_chair')
  if (facts.recused.has(ballot.seat)) return refuse('ballot_recused', { seat: ballot.seat })
  if (ballot.choice !== 'yes' && ballot.choice !== 'no')
    return refuse('ballot_choice_unknown', { choice: ballot.choice })
  if (ballot.seq !== '1' || ballot.prev !== '') return refuse('ballot_out_of_sequence', { seq: '0' })
  const key = facts.key(ballot.key)
  if (!key?.mandates.includes(ballot.mandate)) return refuse('ballot_key_unknown')
  if (key.enrolledIndex >= facts.openedIndex) return refuse('ballot_key_late')
  if (key.revokedIndex !== null && (facts.index === null || key.revokedIndex < facts.index))
    return refuse('ballot_key_revoked')
  return ok({ ballot, key })
}

export const castingChoice = (ballot: Pick<Ballot, 'choice'>): 'yes' | 'no' => (ballot.choice === 'yes' ? 'yes' : 'no')
