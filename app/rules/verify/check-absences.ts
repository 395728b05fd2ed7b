// V12, what is not in the bundle: a payload may be withheld, but never so that a vote which is shown loses its close, its result
// or its ballots. The types of absent entries are in the leaves, so they can be counted against each other. Source: the attack
// rounds on the verifier.
import type { History } from '../bundle/history.ts'
import type { Entries } from './read-entries.ts'
import type { Findings } from './report.ts'

export function checkAbsences(entries: Entries, history: History, findings: Findings): void {
  const shown = new Set(entries.acts.map(({ index }) => index))
  const absent = (type: string): number[] =>
    entries.leaves.flatMap((leaf, index) => (leaf?.type === type && !shown.has(index) ? [index] : []))
  const openings = absent('vote.opened')
  const closes = absent('vote.closed')
  // A casting vote is followed by the result it made, which is the second of its vote.
  const castings = absent('casting_vote.given')
  // Every hidden close and result belongs to an opening hidden before it.
  for (const [hidden, rule] of [
    [closes, 'vote.close_hidden'],
    [absent('result.declared').filter((entry) => !castings.includes(entry - 1)), 'vote.result_hidden'],
    [castings, 'vote.result_hidden'],
  ] as const)
    hidden.forEach((entry, place) => {
      if ((openings[place] ?? Number.POSITIVE_INFINITY) > entry) findings.add('V12', rule, 'error', { entry })
    })
  checkBallots(absent('ballot.cast'), openings, closes, history, findings)
  checkTies(castings, history, findings)
  const [dispute] = ABOUT_RESULTS.flatMap(absent).filter((entry) => !(Number(openings[0] ?? entry) < entry))
  if (dispute !== undefined) findings.add('V12', 'dispute.hidden', 'error', { entry: dispute })
  checkMasks(entries, findings)
  const [interest] = [...absent('interest.declared'), ...absent('interest.withdrawn')]
  if (interest !== undefined && history.votes.size > 0)
    findings.add('V12', 'vote.acts_unseen', 'warning', { entry: interest })
}

/** A tie that stands unanswered, and a casting vote given after it that is not shown: it may be of a hidden vote, or of this one. */
function checkTies(castings: readonly number[], { votes }: History, findings: Findings): void {
  for (const { vote, result, casting } of votes.values()) {
    const tied = casting === null && result?.payload.result.outcome === 'tied'
    if (tied && castings.some((entry) => entry > result.index))
      findings.add('V12', 'vote.casting_unseen', 'warning', { entry: result.index, params: { vote } })
  }
}

/** A hidden ballot is of a vote that is hidden and was under way at its place, or of one that is shown and still open. */
function checkBallots(
  ballots: readonly number[],
  openings: readonly number[],
  closes: readonly number[],
  { votes }: History,
  findings: Findings,
): void {
  const stillOpen = [...votes.values()].filter(({ closed }) => !closed).map(({ opened }) => opened.index)
  const before = (places: readonly number[], index: number) => places.filter((place) => place < index).length
  const entry = ballots.find(
    (index) => before(openings, index) <= before(closes, index) && before(stillOpen, index) === 0,
  )
  if (entry !== undefined) findings.add('V12', 'ballot.hidden', 'error', { entry })
}

/** Only published items are voted on: whoever is shown every publication has no vote withheld. */
function checkMasks({ leaves, withheld }: Entries, findings: Findings): void {
  if (withheld.some((index) => leaves[index]?.type === 'item.published')) return
  const entry = withheld.find((index) => OF_VOTES.includes(leaves[index]?.type ?? ''))
  if (entry !== undefined) findings.add('V12', 'payload.nothing_masked', 'error', { entry })
}

const ABOUT_RESULTS = ['result.disputed', 'dispute.withdrawn', 'dispute.settled', 'result.final', 'statement.made']
const OF_VOTES = [
  'vote.opened',
  'seat.called',
  'ballot.cast',
  'vote.closed',
  'casting_vote.given',
  'result.declared',
  ...ABOUT_RESULTS,
]
