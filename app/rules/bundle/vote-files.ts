// The files of one vote in a bundle, for people and spreadsheets: its terms, its ballots as CSV (RFC 4180), its result worked
// out again. They are derived from the ledger's payloads alone and never believed: the verifier writes them anew.
import { parseBallot } from '../ballot.ts'
import { utf8 } from '../bytes.ts'
import { canonicalize, type Json } from '../canonical.ts'
import { type Closing, type Decision, decideVote } from '../decide-vote.ts'
import { formatBlt } from '../elections/blt.ts'
import { electionFrom } from '../elections/decide-election.ts'
import type { Elector } from '../electorate.ts'
import { type CountedBallot, lastOfSeats } from '../tally.ts'
import { readVoteTerms, VOTE_TERMS_3, type VoteTerms } from '../vote-terms.ts'
import { votePath } from './manifest.ts'
import type { Files } from './tar.ts'

export type BallotEntry = { index: number; at: string; id: string; text: string; level: string }

/** What the ledger holds of a vote; `present` is null while it is open. Whatever cannot be read yields no file. */
export type VoteRecord = {
  vote: string
  terms: Json
  electors: readonly Elector[]
  ballots: readonly BallotEntry[]
  present: readonly string[] | null
  /** The chair's casting vote, where one was given. */
  casting: 'yes' | 'no' | null
  /** Requests that the matter go to a sitting. */
  requests: number
  /** Seats recused from the item when the vote closed. */
  recused: readonly string[]
}

/** `ballots` false leaves out what an open vote must not show. */
export function voteFiles(record: VoteRecord, showBallots: boolean): Files {
  const files: Files = new Map()
  files.set(votePath(record.vote, 'terms.json'), utf8(canonicalize(record.terms)))
  if (showBallots) files.set(votePath(record.vote, 'ballots.csv'), utf8(ballotsCsv(record.ballots)))
  const blt = showBallots ? bltOf(record) : null
  if (blt !== null) files.set(votePath(record.vote, 'ballots.blt'), utf8(blt))
  const decision = decisionOf(record)
  if (decision) files.set(votePath(record.vote, 'result.json'), utf8(canonicalize(decision as unknown as Json)))
  return files
}

/** The outcome from the ballots as they stand, each taken at its word; null while the vote is open or unreadable. */
export function decisionOf(record: VoteRecord): Decision | null {
  const terms = readVoteTerms(record.terms)
  if (!terms.ok || record.present === null) return null
  const { electors, present, recused, casting, requests } = record
  return decisionFrom(terms.value, {
    electors,
    present,
    recused,
    ballots: countable(record.ballots),
    castingVote: casting,
    requests,
  })
}

/** The same from ballots somebody else has judged; null for ballots no tally can be made of. */
export function decisionFrom(terms: VoteTerms, closing: Closing): Decision | null {
  try {
    return decideVote(terms, closing)
  } catch {
    // A choice no engine knows, or two ballots of one seat: a finding of the ballots, not of the tally.
    return null
  }
}

function countable(ballots: readonly BallotEntry[]): CountedBallot[] {
  return ballots.flatMap(({ text, id }) => {
    const ballot = parseBallot(text)
    return ballot.ok ? [{ ...ballot.value, id }] : []
  })
}

/** The ballots of an election for other programs that count; null for ballots that none could. */
function bltOf({ terms, ballots, present }: VoteRecord): string | null {
  const read = readVoteTerms(terms)
  if (!read.ok || read.value.type !== VOTE_TERMS_3 || present === null) return null
  try {
    return formatBlt(electionFrom(read.value, [...lastOfSeats(countable(ballots)).values()]).election)
  } catch {
    return null
  }
}

const COLUMNS = ['index', 'at', 'seat', 'mandate', 'choice', 'weight', 'seq', 'key', 'level', 'ballot_id']

function ballotsCsv(ballots: readonly BallotEntry[]): string {
  const rows = ballots.map(({ index, at, id, text, level }) => {
    const ballot = parseBallot(text)
    const fields = ballot.ok ? ballot.value : { seat: '', mandate: '', choice: '', weight: '', seq: '', key: '' }
    const { seat, mandate, choice, weight, seq, key } = fields
    return [String(index), at, seat, mandate, choice, weight, seq, key, level, id]
  })
  return [COLUMNS, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')
}

/** Quoted where RFC 4180 asks; what a spreadsheet would take for a formula is kept a text. */
function csvField(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
