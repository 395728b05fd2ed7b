// V5, electorates: the terms of each vote are whole and hashed as recorded, and its electors are exactly the seats, weights,
// mandates and keys that the ledger held when it opened, less those recused. Source: `vote.opened` and its electorate root.
import {
  agendaAt,
  circulates,
  type History,
  proxiesAt,
  publishedAt,
  recusedAt,
  seatsAt,
  type VoteHistory,
} from '../bundle/history.ts'
import { canonicalize } from '../canonical.ts'
import { SHORTEST_MS } from '../circulation.ts'
import { type Elector, type Electorate, electorateOf } from '../electorate.ts'
import { chairOf, membersOf } from '../engine-2/open.ts'
import { electorateUnder } from '../engine-2/proxies.ts'
import { checkElectorate, readVoteTerms, VOTE_TERMS, type VoteTerms, voteHash } from '../vote-terms.ts'
import { failedMeetingsAt } from './check-failures.ts'
import type { Entries } from './read-entries.ts'
import type { Findings } from './report.ts'

/** Answers the terms of the votes that have readable ones. */
export function checkElectorates(
  history: History,
  { body }: Pick<Entries, 'body'>,
  findings: Findings,
): Map<string, VoteTerms> {
  const known = new Map<string, VoteTerms>()
  for (const vote of history.votes.values()) {
    findings.looked('V5', vote.electors.length)
    const terms = checkTerms(history, vote, body, findings)
    if (!terms) continue
    known.set(vote.vote, terms)
    checkElectors(history, vote, terms, findings)
    checkQuestion(history, vote, terms, findings)
  }
  return known
}

function checkTerms(history: History, vote: VoteHistory, body: string | null, findings: Findings): VoteTerms | null {
  const { opened } = vote
  const at = { entry: opened.index, params: { vote: vote.vote } }
  const read = readVoteTerms(opened.payload.terms)
  if (!read.ok) {
    const text = read.code === 'terms_text_differs'
    findings.add('V5', text ? 'terms.text_differs' : 'terms.malformed', 'error', at)
    return null
  }
  const terms = read.value
  if (voteHash(terms) !== opened.payload.vote_hash) findings.add('V5', 'terms.hash_differs', 'error', at)
  if (terms.vote !== vote.vote || terms.body !== body) findings.add('V5', 'terms.other_vote', 'error', at)
  if (terms.opened_at !== opened.at) findings.add('V5', 'terms.time_differs', 'error', at)
  if (!hasTime(terms, circulates(history, terms.meeting, opened.index)))
    findings.add('V5', 'terms.no_time', 'error', at)
  const committed = checkElectorate(terms, vote.electors)
  if (!committed.ok) {
    const members = committed.code === 'terms_members_differ'
    findings.add('V5', members ? 'electorate.members_differ' : 'electorate.root_differs', 'error', at)
  }
  return terms
}

function checkElectors(history: History, vote: VoteHistory, terms: VoteTerms, findings: Findings): void {
  const { index } = vote.opened
  const seats = seatsAt(history, index, terms.meeting)
  const recused = recusedAt(history, terms.item, index)
  const expected =
    terms.type !== VOTE_TERMS
      ? electorateUnder(terms.rule, seats.filter(hasWeight), proxiesAt(history, index), recused, terms)
      : electorateOf(seats.filter(hasWeight), recused)
  const where = (params: Record<string, string>) => ({ entry: index, params: { vote: vote.vote, ...params } })
  const ourSeats = new Map(expected.electors.map((each) => [each.seat, each]))
  const theirSeats = new Set(vote.electors.map(({ seat }) => seat))
  for (const each of vote.electors) {
    const ours = ourSeats.get(each.seat)
    if (ours) compareElector(each, ours, (rule) => findings.add('V5', rule, 'error', where({ seat: each.seat })))
    else {
      const rule = recused.has(each.seat) ? 'electorate.recused_elector' : 'electorate.seat_unknown'
      findings.add('V5', rule, 'error', where({ seat: each.seat }))
    }
  }
  for (const { seat } of expected.electors)
    if (!theirSeats.has(seat)) findings.add('V5', 'electorate.seat_missing', 'error', where({ seat }))
  if (!sameMembers(terms, expected)) findings.add('V5', 'electorate.recused_differ', 'error', where({}))
  if (terms.type === VOTE_TERMS) return
  if (terms.chair !== chairOf(seats)) findings.add('V5', 'terms.chair_differs', 'error', where({ seat: terms.chair }))
  const found = failedMeetingsAt(history, terms.meeting, terms.rule, index)
  if (terms.failed_meetings !== found)
    findings.add('V5', 'terms.failed_meetings_differ', 'error', where({ stated: terms.failed_meetings, found }))
}

type ElectorRule = 'electorate.weight_differs' | 'electorate.mandate_differs' | 'electorate.key_differs'

function compareElector(each: Elector, ours: Elector, add: (rule: ElectorRule) => void): void {
  if (each.weight !== ours.weight) add('electorate.weight_differs')
  if (canonicalize(each.mandates) !== canonicalize(ours.mandates)) add('electorate.mandate_differs')
  if (canonicalize(each.keys) !== canonicalize(ours.keys)) add('electorate.key_differs')
}

function sameMembers(terms: VoteTerms, expected: Electorate): boolean {
  if (terms.type !== VOTE_TERMS) {
    const { members, statutory, recused } = terms
    return canonicalize({ members, statutory, recused }) === canonicalize(membersOf(expected))
  }
  const { members, recused } = expected
  return canonicalize({ members: terms.members, recused: terms.recused }) === canonicalize({ members, recused })
}

/** Amending a text in the sitting is lawful, so a difference from the published one is reported and not condemned. */
function checkQuestion(history: History, vote: VoteHistory, terms: VoteTerms, findings: Findings): void {
  const published = publishedAt(history, terms.item, vote.opened.index)
  // What members were told of an item may be destroyed by now; that they were told stays in the agenda.
  if (!agendaAt(history, terms.meeting, vote.opened.index)?.items.some(({ item }) => item === terms.item))
    findings.add('V5', 'terms.item_unpublished', 'error', { entry: vote.opened.index, params: { vote: vote.vote } })
  if (!published?.decision) return
  if (canonicalize(published.decision) !== canonicalize(terms.question))
    findings.add('V5', 'terms.text_not_as_published', 'warning', {
      entry: vote.opened.index,
      params: { vote: vote.vote, item: published.number },
    })
}

/** A deadline is later than the opening, and in a circulation by no less than the shortest that one may run. */
function hasTime({ opened_at, deadline }: VoteTerms, circulating: boolean): boolean {
  return deadline === '' || Date.parse(deadline) - Date.parse(opened_at) >= (circulating ? SHORTEST_MS : 1)
}

// A weight of nothing is no elector; `electorateOf` would throw, and a tampered bundle must not.
const hasWeight = ({ weight }: { weight: string }): boolean => weight !== '0'
