// V12, completeness of votes and of a body's own facts: what was opened was closed and declared, as many ballots were counted
// as stand in the ledger, and those said to be present had checked in. Source: the promise that nothing is dropped unseen.

import { parseBallot } from '../ballot.ts'
import { type Act, circulates, countedPresent, type History, recusedAt, type VoteHistory } from '../bundle/history.ts'
import { canonicalize } from '../canonical.ts'
import { countsRemote, openingQuorum } from '../decide-vote.ts'
import type { VoteTerms } from '../vote-terms.ts'
import type { Findings } from './report.ts'

/** `now` is the time of the ledger's latest entry. */
export function checkVotes(
  history: History,
  known: ReadonlyMap<string, VoteTerms>,
  now: string,
  findings: Findings,
): void {
  findings.looked('V12', history.votes.size)
  checkOnce(history, findings)
  for (const vote of history.votes.values()) {
    const terms = known.get(vote.vote)
    checkLife(vote, findings)
    if (!terms) continue
    checkOpeningQuorum(history, vote, terms, findings)
    checkRequests(history, vote, terms, findings)
    if (!vote.closed) checkOpen(history, vote, terms, now, findings)
    if (vote.closed) checkClosing(history, vote, terms, vote.closed, findings)
  }
}

/** Whoever is shown a vote that is over is shown all its ballots: fewer than were closed over means that some were hidden. */
function checkLife(vote: VoteHistory, findings: Findings): void {
  const { opened, closed, result, ballots } = vote
  const where = (act: Act) => ({ entry: act.index, params: { vote: vote.vote } })
  if (!closed && !result) findings.add('V12', 'vote.still_open', 'info', where(opened))
  if (closed && !result) findings.add('V12', 'vote.result_missing', 'error', where(closed))
  if (result && (!closed || result.index < closed.index))
    findings.add('V12', 'vote.result_unclosed', 'error', where(result))
  if (!closed) return
  const before = ballots.filter(({ index }) => index < closed.index).length
  if (String(before) !== closed.payload.ballots)
    findings.add('V12', 'vote.ballots_missing', 'error', {
      entry: closed.index,
      params: { vote: vote.vote, counted: closed.payload.ballots, found: String(before) },
    })
}

/** No sitting ends over an open vote, and a deadline closes one: a result that nobody likes is not left to be forgotten. */
function checkOpen(history: History, vote: VoteHistory, terms: VoteTerms, now: string, findings: Findings): void {
  const params = { vote: vote.vote }
  const adjourned = history.acts.find(
    ({ index, type, payload }) =>
      index > vote.opened.index &&
      (type === 'sitting.adjourned' || type === 'circulation.closed') &&
      'meeting' in payload &&
      payload.meeting === terms.meeting,
  )
  if (adjourned) findings.add('V12', 'vote.left_open', 'error', { entry: adjourned.index, params })
  if (terms.deadline !== '' && now > terms.deadline)
    findings.add('V12', 'vote.overdue', 'warning', { entry: vote.opened.index, params })
}

function checkOpeningQuorum(history: History, vote: VoteHistory, terms: VoteTerms, findings: Findings): void {
  const present = countedPresent(history, vote, terms.meeting, vote.opened.index, countsRemote(terms.rule))
  const quorum = openingQuorum(terms, vote.electors, present)
  const { base, required, present: counted } = quorum
  if (canonicalize({ base, required, present: counted }) !== canonicalize(terms.quorum) || !quorum.met)
    findings.add('V12', 'vote.quorum_differs', 'error', {
      entry: vote.opened.index,
      params: { vote: vote.vote, recorded: terms.quorum.present, found: counted, required },
    })
}

function checkClosing(
  history: History,
  vote: VoteHistory,
  terms: VoteTerms,
  closed: NonNullable<VoteHistory['closed']>,
  findings: Findings,
): void {
  const found = [...countedPresent(history, vote, terms.meeting, closed.index, countsRemote(terms.rule))].sort()
  const recorded = [...closed.payload.present].sort()
  if (canonicalize(found) !== canonicalize(recorded))
    findings.add('V12', 'vote.present_differs', 'error', {
      entry: closed.index,
      params: { vote: vote.vote, recorded: String(recorded.length), found: String(found.length) },
    })
  if (isEarly(history, vote, terms, closed))
    findings.add('V12', 'vote.closed_early', 'error', { entry: closed.index, params: { vote: vote.vote } })
}

/**
 * A sitting's vote is closed by its chair when he will. A circulation runs to its deadline, for in a silence procedure every hour is
 * an hour to object in: only an objection to it, or a member's request, ends it before.
 */
function isEarly(
  history: History,
  vote: VoteHistory,
  terms: VoteTerms,
  { at, index, payload: { by } }: NonNullable<VoteHistory['closed']>,
): boolean {
  const before = terms.deadline === '' || at < terms.deadline
  if (!circulates(history, terms.meeting, vote.opened.index)) return by === 'deadline' ? before : by !== 'chair'
  switch (by) {
    case 'request':
      return vote.requests.length === 0
    case 'objection':
      return !('form' in terms.rule && terms.rule.form === 'silence' && objected(vote, index))
    default:
      return before
  }
}

const objected = ({ ballots }: VoteHistory, before: number): boolean =>
  ballots.some(({ index, payload }) => {
    const ballot = parseBallot(payload.ballot)
    return index < before && ballot.ok && ballot.value.choice === 'no'
  })

/** Who has no vote on the matter has no say in how it is decided. */
function checkRequests(history: History, vote: VoteHistory, terms: VoteTerms, findings: Findings): void {
  for (const { index, payload } of vote.requests) {
    const able = vote.electors.some(({ seat }) => seat === payload.seat)
    // Whoever names a circulation that is under way could otherwise end any other vote by it.
    const here = payload.meeting === terms.meeting && payload.item === terms.item
    if (!able || !here || recusedAt(history, terms.item, index).has(payload.seat))
      findings.add('V12', 'circulation.request_not_theirs', 'error', { entry: index, params: { seat: payload.seat } })
  }
}

/** One opening, one close and one result a vote; one creation a seat, one start a mandate; and nobody sits in a seat that is not there. */
function checkOnce(history: History, findings: Findings): void {
  const mandates = new Set<string>()
  for (const act of history.acts) {
    const at = { entry: act.index }
    switch (act.type) {
      case 'vote.opened':
        if (history.votes.get(act.payload.vote)?.opened !== act)
          findings.add('V12', 'vote.opened_twice', 'error', { ...at, params: { vote: act.payload.vote } })
        break
      case 'vote.closed':
      case 'result.declared': {
        const vote = history.votes.get(act.payload.vote)
        const params = { vote: act.payload.vote }
        const first = act.type === 'vote.closed' ? vote?.closed : act === vote?.tied ? act : vote?.result
        if (!vote) findings.add('V12', 'vote.closed_unopened', 'error', { ...at, params })
        else if (first !== act)
          findings.add('V12', act.type === 'vote.closed' ? 'vote.closed_twice' : 'vote.result_twice', 'error', {
            ...at,
            params,
          })
        break
      }
      case 'seat.created':
        if (history.seats.get(act.payload.seat) !== act)
          findings.add('V12', 'seat.twice', 'error', { ...at, params: { seat: act.payload.seat } })
        break
      case 'mandate.ended': {
        const { mandate } = act.payload
        if (![...history.proxies, ...history.deputies].some((one) => one.mandate === mandate && one.to === act.index))
          findings.add('V12', 'mandate.ended_unknown', 'error', { ...at, params: { mandate } })
        break
      }
      case 'mandate.started':
      case 'attendance.checked_in': {
        const created = history.seats.get(act.payload.seat)
        if (!created || created.index > act.index)
          findings.add('V12', 'seat.unknown', 'error', { ...at, params: { seat: act.payload.seat } })
        if (act.type === 'mandate.started') {
          const { mandate } = act.payload
          if (mandates.has(mandate)) findings.add('V12', 'mandate.twice', 'error', { ...at, params: { mandate } })
          mandates.add(mandate)
        }
        break
      }
      default:
    }
  }
}
