// V5, run-offs: the second of two rounds is opened after the first one's result, on the same item, under the same text and rule,
// between exactly those whom that result leaves; and not again once it has elected. Source: Shura Council bylaw, article 16.
import type { History, VoteHistory } from '../bundle/history.ts'
import { canonicalize, type Json } from '../canonical.ts'
import type { Decision } from '../decide-vote.ts'
import { ELECTIONS_1 } from '../elections/decide-election.ts'
import { runOffAfter } from '../elections/run-off.ts'
import { electionOf, VOTE_TERMS_3, type VoteTerms } from '../vote-terms.ts'
import type { Findings } from './report.ts'

export function checkRunOffs(history: History, known: ReadonlyMap<string, VoteTerms>, findings: Findings): void {
  const decided = new Map<string, VoteHistory[]>()
  for (const vote of history.votes.values()) {
    const terms = known.get(vote.vote)
    const first = terms && electionOf(terms)?.first
    if (!terms || !first) continue
    const where = { entry: vote.opened.index, params: { vote: vote.vote, first: first.vote } }
    if (!isRunOffOf(vote, terms, history.votes.get(first.vote), known.get(first.vote)))
      findings.add('V5', 'terms.run_off_differs', 'error', where)
    const before = decided.get(first.vote) ?? []
    if (before.some((one) => !isAnnulled(one, vote.opened.index)))
      findings.add('V5', 'terms.run_off_again', 'error', where)
    if (vote.result?.payload.result.outcome === 'elected') decided.set(first.vote, [...before, vote])
  }
}

/** The result of the first is taken at its word here: it is worked out again among the results. */
function isRunOffOf(
  vote: VoteHistory,
  terms: VoteTerms,
  first: VoteHistory | undefined,
  firstTerms: VoteTerms | undefined,
): boolean {
  if (!first?.result || first.result.index > vote.opened.index || isAnnulled(first, vote.opened.index)) return false
  if (terms.type !== VOTE_TERMS_3 || firstTerms?.type !== VOTE_TERMS_3) return false
  const decision = first.result.payload.result as unknown as Decision
  if (decision.engine !== ELECTIONS_1 || !Array.isArray(decision.run_off)) return false
  const election = runOffAfter(firstTerms, decision)
  if (!election) return false
  const part = ({ body, meeting, item, question, rule }: VoteTerms) => ({ body, meeting, item, question, rule })
  const text = (value: unknown) => canonicalize(value as Json)
  return text(election) === text(terms.election) && text(part(firstTerms)) === text(part(terms))
}

/** By a dispute that was upheld before this place. */
const isAnnulled = ({ disputes }: VoteHistory, before: number): boolean =>
  [...disputes.values()].some(
    ({ ended }) => ended?.type === 'dispute.settled' && ended.payload.outcome === 'upheld' && ended.index < before,
  )
