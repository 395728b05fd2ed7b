// V10, tally and rule: each closed vote is decided again from its accepted ballots by the engine its rule names, and held
// against the declared result; and the derived files of the bundle are written again and compared byte for byte.

import { BALLOT_LEVELS } from '../ballot.ts'
import type { History, VoteHistory } from '../bundle/history.ts'
import { recordOf } from '../bundle/make-bundle.ts'
import { README } from '../bundle/manifest.ts'
import { readmeText } from '../bundle/readme.ts'
import type { Files } from '../bundle/tar.ts'
import { decisionFrom, voteFiles } from '../bundle/vote-files.ts'
import { equal, utf8 } from '../bytes.ts'
import { canonicalize, type Json } from '../canonical.ts'
import type { Decision } from '../decide-vote.ts'
import { electionOf, type VoteTerms } from '../vote-terms.ts'
import type { Input } from './bundle-input.ts'
import type { AcceptedBallot } from './check-ballots.ts'
import { standingOf } from './check-disputes.ts'
import type { Findings, VoteReport } from './report.ts'

export function checkResults(
  history: History,
  known: ReadonlyMap<string, VoteTerms>,
  accepted: ReadonlyMap<string, AcceptedBallot[]>,
  findings: Findings,
): VoteReport[] {
  return [...history.votes.values()].map((vote) => {
    const terms = known.get(vote.vote) ?? null
    const ballots = accepted.get(vote.vote) ?? []
    const { casting } = recordOf(vote)
    const decide = (castingVote: 'yes' | 'no' | null) =>
      vote.closed && terms
        ? decisionFrom(terms, {
            electors: vote.electors,
            present: vote.closed.payload.present,
            ballots,
            recused: vote.recused,
            castingVote,
            requests: vote.requests.length,
          })
        : null
    const decision = decide(casting)
    if (vote.tied) checkTie(vote, vote.tied, decide(null), findings)
    return reportOf(vote, terms, ballots, decision, checkResult(vote, terms, decision, findings))
  })
}

/** A casting vote answers a tie, and nothing else. */
function checkTie(
  vote: VoteHistory,
  tied: NonNullable<VoteHistory['tied']>,
  decision: Decision | null,
  findings: Findings,
): void {
  if (!decision) return
  const same = canonicalize(decision as unknown as Json) === canonicalize(tied.payload.result)
  if (!same || decision.outcome !== 'tied')
    findings.add('V10', 'result.no_tie', 'error', {
      entry: tied.index,
      params: { vote: vote.vote, computed: decision.outcome },
    })
}

/** Whether the declared result is ours; null where one of them is missing. */
function checkResult(
  vote: VoteHistory,
  terms: VoteTerms | null,
  decision: Decision | null,
  findings: Findings,
): boolean | null {
  const { closed, result } = vote
  if (closed || result) findings.looked('V10', 1)
  const where = { entry: result?.index ?? closed?.index ?? vote.opened.index, params: { vote: vote.vote } }
  if (result && result.payload.vote_hash !== vote.opened.payload.vote_hash)
    findings.add('V10', 'result.terms_differ', 'error', where)
  if (closed && !decision) findings.add('V10', 'result.cannot_be_worked_out', 'error', where)
  if (!decision || !result || !terms) return null
  const agrees = canonicalize(decision as unknown as Json) === canonicalize(result.payload.result)
  if (!agrees) {
    const declared = String(result.payload.result.outcome ?? '')
    findings.add('V10', 'result.differs', 'error', {
      ...where,
      params: { vote: vote.vote, declared, computed: decision.outcome },
    })
  }
  return agrees
}

/** `hidden` says of a vote that the reader does not get its ballots, so their file is not expected. */
export function checkDerivedFiles(
  files: Files,
  history: History,
  hidden: (vote: VoteHistory) => boolean,
  findings: Findings,
): void {
  const expected: Files = new Map()
  for (const vote of history.votes.values())
    for (const [path, content] of voteFiles(recordOf(vote), !hidden(vote))) expected.set(path, content)
  for (const [file, content] of expected) {
    const found = files.get(file)
    if (!found) findings.add('V10', 'derived.missing', 'warning', { file })
    else if (!equal(found, content)) findings.add('V10', 'derived.differs', 'error', { file })
  }
  for (const file of files.keys())
    if (file.startsWith('votes/') && !expected.has(file)) findings.add('V10', 'derived.unexpected', 'error', { file })
}

/** Its words may have been another version's, so a difference warns; what could mislead is a key or an instruction in it. */
export function checkReadme({ files, manifest, origin, vkey, size }: Input, findings: Findings): void {
  const found = files.get(README)
  // Without a manifest it is not known what it should say.
  if (!manifest || !found) return
  if (!equal(found, utf8(readmeText({ origin, vkey: vkey ?? '', size }))))
    findings.add('V10', 'readme.differs', 'warning', { file: README })
}

function reportOf(
  vote: VoteHistory,
  terms: VoteTerms | null,
  accepted: AcceptedBallot[],
  decision: Decision | null,
  agrees: boolean | null,
): VoteReport {
  const at = ({ index, at }: { index: number; at: string }) => ({ index, at })
  return {
    vote: vote.vote,
    question: terms?.question ?? null,
    rule: terms?.rule ?? null,
    election: terms && electionOf(terms),
    electorate: terms?.electorate_root ?? null,
    opened: at(vote.opened),
    closed: vote.closed && at(vote.closed),
    state: (terms && standingOf(vote, terms)) ?? (vote.closed ? 'closed' : 'open'),
    ballots: {
      cast: vote.ballots.length,
      accepted: accepted.length,
      electors: vote.electors.length,
      levels: levelsOf(accepted),
    },
    decision,
    agrees,
  }
}

function levelsOf(accepted: AcceptedBallot[]): VoteReport['ballots']['levels'] {
  const counts = BALLOT_LEVELS.map(
    (level) => [level, accepted.filter((ballot) => ballot.level === level).length] as const,
  )
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}
