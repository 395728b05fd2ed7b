// V12, the standing of results: the window is the one the body had decided on, disputes are raised in it by electors, and a result
// is called final after it and over no dispute. Source: "result.provisional → result.final" of the promise of open votes.
import type { Act, Dispute, History, VoteHistory } from '../bundle/history.ts'
import { disputeMinutes, type Standing, windowEnd } from '../dispute-window.ts'
import type { VoteTerms } from '../vote-terms.ts'
import type { Findings } from './report.ts'
import type { DisputeRule } from './rule-ids.ts'

/** `now` is the time of the ledger's latest entry. */
export function checkDisputes(
  history: History,
  known: ReadonlyMap<string, VoteTerms>,
  now: string,
  findings: Findings,
): void {
  checkPlaces(history, findings)
  for (const vote of history.votes.values()) {
    const terms = known.get(vote.vote)
    if (!terms) continue
    const add = (rule: DisputeRule, act: Act, severity: 'error' | 'warning' | 'info' = 'error', seat = '') =>
      findings.add('V12', rule, severity, { entry: act.index, params: { vote: vote.vote, seat } })
    const decided = history.disputeWindows.findLast(({ from }) => from < vote.opened.index)?.minutes ?? '0'
    if (decided !== String(disputeMinutes(terms))) add('terms.dispute_differs', vote.opened)
    // A tie that awaits the chair is no result yet.
    const end = vote.result && !isTied(vote.result) ? windowEnd(terms, vote.result.at) : null
    for (const [seat, { raised, ended }] of vote.disputes) {
      const able = vote.electors.some((elector) => elector.seat === seat)
      if (!able) add('dispute.not_theirs', raised, 'error', seat)
      if (!vote.result || raised.index < vote.result.index || !end || raised.at > end)
        add('dispute.out_of_window', raised, 'error', seat)
      if (!ended) add('dispute.open', raised, 'warning', seat)
    }
    checkFinal(vote, end, now, add)
  }
}

function checkFinal(
  vote: VoteHistory,
  end: string | null,
  now: string,
  add: (rule: DisputeRule, act: Act, severity?: 'error' | 'warning' | 'info') => void,
): void {
  const { final, result, disputes } = vote
  const standing = [...disputes.values()].filter((dispute) => stands(dispute, final?.index ?? Number.POSITIVE_INFINITY))
  if (final) {
    const { declared, vote_hash } = final.payload
    const same = declared === String(result?.index) && vote_hash === vote.opened.payload.vote_hash
    if (!same || !end) add('result.final_of_none', final)
    if (end && final.at <= end) add('result.final_early', final)
    if (standing.length > 0) add('result.final_over_dispute', final)
    return
  }
  const upheld = standing.find(({ ended }) => ended !== null)
  if (upheld) add('result.annulled', upheld.ended as Act, 'warning')
  else if (result && end && standing.length === 0)
    add(end < now ? 'result.not_final' : 'result.provisional', result, end < now ? 'warning' : 'info')
}

/** Raised and neither withdrawn nor rejected before this place. */
const stands = ({ raised, ended }: Dispute, before: number): boolean =>
  raised.index < before &&
  (ended === null || ended.index > before || (ended.type === 'dispute.settled' && ended.payload.outcome === 'upheld'))

/** Of a vote that is not there, or a second time: nothing that could pass for the first. And statements follow the close. */
function checkPlaces(history: History, findings: Findings): void {
  const spoken = new Set<string>()
  for (const act of history.acts) {
    const vote = 'vote' in act.payload ? history.votes.get(act.payload.vote) : undefined
    const seat = 'seat' in act.payload ? act.payload.seat : ''
    const at = { entry: act.index, params: { vote: vote?.vote ?? '', seat } }
    switch (act.type) {
      case 'result.disputed':
        if (vote?.disputes.get(seat)?.raised !== act) findings.add('V12', 'dispute.misplaced', 'error', at)
        break
      case 'dispute.withdrawn':
      case 'dispute.settled':
        if (vote?.disputes.get(seat)?.ended !== act) findings.add('V12', 'dispute.misplaced', 'error', at)
        break
      case 'result.final':
        if (vote?.final !== act) findings.add('V12', 'result.final_of_none', 'error', at)
        break
      case 'statement.made': {
        const able = vote?.electors.some((elector) => elector.seat === seat)
        if (!able || !vote?.closed || act.index < vote.closed.index || spoken.has(`${vote.vote} ${seat}`))
          findings.add('V12', 'statement.misplaced', 'error', at)
        spoken.add(`${vote?.vote} ${seat}`)
        break
      }
      default:
    }
  }
}

const isTied = ({ payload }: NonNullable<VoteHistory['result']>): boolean => payload.result.outcome === 'tied'

/** Null while nothing is declared, and while the chair is asked. */
export function standingOf({ result, disputes, final }: VoteHistory, terms: VoteTerms): Standing | null {
  if (!result || isTied(result)) return null
  if (final || disputeMinutes(terms) === 0) return 'final'
  const upheld = [...disputes.values()].some(
    ({ ended }) => ended?.type === 'dispute.settled' && ended.payload.outcome === 'upheld',
  )
  return upheld ? 'annulled' : 'provisional'
}
