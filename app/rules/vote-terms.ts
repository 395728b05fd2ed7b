// The terms of a vote: everything a ballot commits to, fixed by `vote.opened` and never changed. Each ballot carries
// their hash, so that a motion, a rule or an electorate altered after opening makes every ballot foreign to it.
// Source: the promise of open votes (text hash in both languages, options, rule, electorate root, quorum, times, nonce).
import { toHex } from './bytes.ts'
import { canonicalize, type Json, parseCanonical } from './canonical.ts'
import { MOST_DISPUTE_MINUTES } from './dispute-window.ts'
import { type ElectionTerms, mayElect, readElection } from './elections/terms.ts'
import { type Amount, amountOf, type Elector, electorateRoot, type RecusedSeat } from './electorate.ts'
import { type Amounts, amountsOf } from './engine-2/amounts.ts'
import { parseRule2, type Rule as Rule2 } from './engine-2/rule.ts'
import { ok, type Result, refuse } from './result.ts'
import { type Choice, parseRule, type Rule as Rule1 } from './rule.ts'
import { sha256Text } from './sha256.ts'
import { type Check, isHash, isNumber, isRecord, isText, oneOf, record } from './shape.ts'

export const VOTE_TERMS = 'majlis/vote-terms/v1'
export const VOTE_TERMS_2 = 'majlis/vote-terms/v2'
/** Of an election: the terms of v2 with `election`, and candidates for options. */
export const VOTE_TERMS_3 = 'majlis/vote-terms/v3'

/** The text that is decided on; `authoritative` is the language that prevails where the two differ. */
export type Question = { ar: string; en: string; authoritative: 'ar' | 'en' }

type CommonTerms = {
  body: string
  meeting: string
  item: string
  vote: string
  question: Question
  /** SHA-256 of each text's UTF-8, in hex: what `sha256sum` prints for the text alone. */
  text_sha256: { ar: string; en: string }
  electorate_root: string
  electors: string
  total_weight: string
  recused: RecusedSeat[]
  /** As found at opening; it is looked at again at the close. */
  quorum: { base: string; required: string; present: string }
  /** RFC 3339 in UTC. An empty deadline means that the chair closes the vote. */
  opened_at: string
  deadline: string
  /** 128 random bits in hex; a lot is drawn from it. */
  nonce: string
}

/** As first published, under engine `majlis/1`. `members`: all seats in office with a vote, when the vote opened. */
export type VoteTerms1 = CommonTerms & { type: typeof VOTE_TERMS; options: Choice[]; rule: Rule1; members: Amount }

/** What every vote under a rule of engine `majlis/2` fixes. */
export type SittingTerms = CommonTerms & {
  rule: Rule2
  members: Amounts
  /** All seats that carry a vote, the vacant included. */
  statutory: Amounts
  /** The seat that presides, "" where nobody does: its side, its place in the order and its casting vote may count. */
  chair: string
  /** Times that the meeting failed for want of a quorum. */
  failed_meetings: string
  /** How long after it is declared the result may be disputed (app/rules/dispute-window.ts); left out where it is final at once. */
  dispute_minutes?: string
}

export type VoteTerms2 = SittingTerms & { type: typeof VOTE_TERMS_2; options: Choice[] }

/** `options` are the ids of the candidates. */
export type VoteTerms3 = SittingTerms & { type: typeof VOTE_TERMS_3; options: string[]; election: ElectionTerms }

export type VoteTerms = VoteTerms1 | VoteTerms2 | VoteTerms3
export type AnyRule = Rule1 | Rule2

/** Hex of SHA-256(type ‖ "\0" ‖ JCS). */
export function voteHash(terms: VoteTerms): string {
  return toHex(sha256Text(`${terms.type}\0${canonicalize(terms)}`))
}

export const textHashes = (question: Question): { ar: string; en: string } => ({
  ar: toHex(sha256Text(question.ar)),
  en: toHex(sha256Text(question.en)),
})

/** Reads terms from their canonical text, refusing any field that is missing, added or of another form. */
export function parseVoteTerms(text: string): Result<VoteTerms> {
  const parsed = parseCanonical(text)
  if (!parsed.ok) return refuse('terms_not_canonical')
  return readVoteTerms(parsed.value)
}

/** The same for terms that are already JSON, such as the payload of a ledger entry. */
export function readVoteTerms(value: Json): Result<VoteTerms> {
  if (!isRecord(value)) return refuse('terms_malformed', { field: '' })
  const fields = value.type === VOTE_TERMS_3 ? FIELDS_3 : value.type === VOTE_TERMS_2 ? FIELDS_2 : FIELDS_1
  const names = Object.keys(value)
  const field = Object.keys(fields).find((name) =>
    names.includes(name) ? !fields[name]?.(value[name] as Json) : !MAY_BE_MISSING.includes(name),
  )
  const wrong = field ?? names.find((name) => !Object.hasOwn(fields, name))
  if (wrong !== undefined) return refuse('terms_malformed', { field: wrong })
  const rule = fields === FIELDS_1 ? parseRule(value.rule) : parseRule2(value.rule)
  if (!rule.ok) return rule
  const election = fields === FIELDS_3 ? readElection(value.election) : null
  if (election && !election.ok) return election
  if (election && !mayElect(rule.value as Rule2)) return refuse('election_rule')
  const terms = value as unknown as VoteTerms
  const options = election ? election.value.candidates.map(({ id }) => id) : rule.value.choices
  if (canonicalize(terms.options) !== canonicalize(options)) return refuse('terms_options_differ')
  if (canonicalize(terms.text_sha256) !== canonicalize(textHashes(terms.question))) return refuse('terms_text_differs')
  return ok(terms)
}

/** What is elected, or null where the vote is on a decision. */
export const electionOf = (terms: VoteTerms): ElectionTerms | null =>
  terms.type === VOTE_TERMS_3 ? terms.election : null

/** Whether published electors are those the terms commit to: the verifier asks this before it counts. */
export function checkElectorate(terms: VoteTerms, electors: readonly Elector[]): Result<null> {
  if (new Set(electors.map((each) => each.seat)).size !== electors.length) return refuse('terms_electorate_differs')
  if (electorateRoot(electors) !== terms.electorate_root) return refuse('terms_electorate_differs')
  const able = amountOf(electors)
  if (able.seats !== terms.electors || able.weight !== terms.total_weight) return refuse('terms_electorate_differs')
  const { recused } = terms
  if (recused.some(({ seat }) => electors.some((each) => each.seat === seat))) return refuse('terms_members_differ')
  const together: Record<string, string> = amountsOf([...electors, ...recused])
  const whole = Object.entries(terms.members).every(([part, amount]) => amount === together[part])
  return whole ? ok(null) : refuse('terms_members_differ')
}

const isId: Check = (value) => typeof value === 'string' && value !== ''
const isTime: Check = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value)
const isAmounts = record({ seats: isNumber, weight: isNumber, population: isNumber })
const listOfSeats =
  (...shapes: Check[]): Check =>
  (value) =>
    Array.isArray(value) &&
    value.every((each) => shapes.some((holds) => holds(each))) &&
    isSortedBySeat(value as RecusedSeat[])
const isSortedBySeat = (seats: RecusedSeat[]): boolean =>
  seats.every((each, place) => place === 0 || (seats[place - 1]?.seat ?? '') < each.seat)
const isRecusedSeat = record({ seat: isId, weight: isNumber })

const COMMON: Record<string, Check> = {
  body: isId,
  meeting: isId,
  item: isId,
  vote: isId,
  question: record({
    ar: isText,
    en: isText,
    authoritative: oneOf('ar', 'en'),
  }),
  text_sha256: record({ ar: isHash, en: isHash }),
  options: (value) => Array.isArray(value),
  rule: (value) => isRecord(value),
  electorate_root: isHash,
  electors: isNumber,
  total_weight: isNumber,
  quorum: record({ base: isNumber, required: isNumber, present: isNumber }),
  opened_at: isTime,
  deadline: (value) => value === '' || isTime(value),
  nonce: (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
}

const FIELDS_1: Record<string, Check> = {
  ...COMMON,
  type: (value) => value === VOTE_TERMS,
  members: record({ seats: isNumber, weight: isNumber }),
  recused: listOfSeats(isRecusedSeat),
}

const FIELDS_2: Record<string, Check> = {
  ...COMMON,
  type: (value) => value === VOTE_TERMS_2,
  members: isAmounts,
  statutory: isAmounts,
  recused: listOfSeats(isRecusedSeat, record({ seat: isId, weight: isNumber, population: isNumber })),
  chair: (value) => typeof value === 'string',
  failed_meetings: isNumber,
  // A window of no minutes is none, and is left out.
  dispute_minutes: (value) => isNumber(value) && value !== '0' && Number(value) <= MOST_DISPUTE_MINUTES,
}

const FIELDS_3: Record<string, Check> = {
  ...FIELDS_2,
  type: (value) => value === VOTE_TERMS_3,
  election: (value) => isRecord(value),
}

const MAY_BE_MISSING: readonly string[] = ['dispute_minutes']
