// How a declared result begins to stand, in the commit that declares it.
import { windowEnd } from '../../app/rules/dispute-window.ts'
import type { VoteTerms } from '../../app/rules/vote-terms.ts'
import type { BodyId, VoteId } from '../../app/wire/ids.ts'
import { resultStanding } from '../../db/schema/results.ts'
import type { Work } from '../ledger/work.ts'

/** Opens the window of the vote's terms; again after a casting vote, for what may be disputed is the result that it made. */
export async function beginWindow(
  work: Work,
  vote: { id: VoteId; bodyId: BodyId; terms: VoteTerms },
  declaredEntry: number,
): Promise<void> {
  const end = windowEnd(vote.terms, work.at.toISOString())
  if (end === null) return
  const window = { declaredEntry, until: new Date(end), state: 'provisional' as const, entry: null }
  await work.tx
    .insert(resultStanding)
    .values({ voteId: vote.id, bodyId: vote.bodyId, ...window })
    .onConflictDoUpdate({ target: resultStanding.voteId, set: window })
}
