// The terms of a vote: everything a ballot commits to, fixed by `vote.opened` and never changed. Each ballot carries
// their hash, so that a motion, a rule or an electorate altered after opening makes every ballot foreign to it.
// Source: the promise of open votes (text hash in both languages, options, rule, electorate root, quorum, times, nonce).
import { toHex, utf8 } from './bytes.ts'
import { canonicalize, type Json, parseCanonical } from './canonical.ts'
import { type Amount, amountOf, type Elector, type Electorate, electorateRoot, type RecusedSeat } from './electorate.ts'
import { findQuorum } from './quorum.ts'
import { ok, type Result, refuse } from './result.ts'
import { type Choice, isDecimal, parseRule, type Rule } from './rule.ts'
import { sha256 } from './sha256.ts'

export const VOTE_TERMS = 'majlis/vote-terms/v1'

/** The text that is decided on; `authoritative` is the language that prevails where the two differ. */
export type Question = { ar: string; en: string; authoritative: 'ar' | 'en' }

export type VoteTerms = {
  type: typeof VOTE_TERMS
  body: string
  meeting: string
  item: string
  vote: string
  question: Question
  /** SHA-256 of each text's UTF-8, in hex: what `sha256sum` prints for the text alone. */
  text_sha256: { ar: string; en: string }
  options: Choice[]
  rule: Rule
  electorate_root: string
  electors: string
  total_weight: string
  /** All seats in office with a vote, and those of them recused from the item, when the vote opened. */
  members: Amount
  recused: RecusedSeat[]
  /** As found at opening; it is looked at again at the close. */
  quorum: { base: string; required: string; present: string }
  /** RFC 3339 in UTC. An empty deadline means that the chair closes the vote. */
  opened_at: string
  deadline: string
  /** 128 random bits in hex. */
  nonce: string
}

export type Opening = Pick<
  VoteTerms,
  'body' | 'meeting' | 'item' | 'vote' | 'question' | 'rule' | 'opened_at' | 'deadline' | 'nonce'
>

/** The terms as they are when the vote opens; `present` are the seats checked in, whatever their role. */
export function voteTerms(opening: Opening, electorate: Electorate, present: Iterable<string>): VoteTerms {
  const checkedIn = new Set(present)
  const quorum = findQuorum(opening.rule, {
    members: electorate.members,
    recused: amountOf(electorate.recused),
    present: amountOf(electorate.electors.filter(({ seat }) => checkedIn.has(seat))),
  })
  return {
    type: VOTE_TERMS,
    body: opening.body,
    meeting: opening.meeting,
    item: opening.item,
    vote: opening.vote,
    question: opening.question,
    text_sha256: textHashes(opening.question),
    options: [...opening.rule.choices],
    rule: opening.rule,
    electorate_root: electorate.root,
    electors: electorate.able.seats,
    total_weight: electorate.able.weight,
    members: electorate.members,
    recused: electorate.recused,
    quorum: { base: quorum.base, required: quorum.required, present: quorum.present },
    opened_at: opening.opened_at,
    deadline: opening.deadline,
    nonce: opening.nonce,
  }
}

/** Hex of SHA-256("majlis/vote-terms/v1\0" ‖ JCS). */
export function voteHash(terms: VoteTerms): string {
  return toHex(sha256(utf8(`${VOTE_TERMS}\0${canonicalize(terms)}`)))
}

export const textHashes = (question: Question): { ar: string; en: string } => ({
  ar: toHex(sha256(utf8(question.ar))),
  en: toHex(sha256(utf8(question.en))),
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
  const names = Object.keys(value)
  const field = Object.keys(FIELDS).find((name) => !names.includes(name) || !FIELDS[name]?.(value[name] as Json))
  const wrong = field ?? names.find((name) => !Object.hasOwn(FIELDS, name))
  if (wrong !== undefined) return refuse('terms_malformed', { field: wrong })
  const rule = parseRule(value.rule)
  if (!rule.ok) return rule
  const terms = value as unknown as VoteTerms
  if (canonicalize(terms.options) !== canonicalize(rule.value.choices)) return refuse('terms_options_differ')
  if (canonicalize(terms.text_sha256) !== canonicalize(textHashes(terms.question))) return refuse('terms_text_differs')
  return ok(terms)
}

/** Whether published electors are those the terms commit to: the verifier asks this before it counts. */
export function checkElectorate(terms: VoteTerms, electors: readonly Elector[]): Result<null> {
  if (new Set(electors.map((each) => each.seat)).size !== electors.length) return refuse('terms_electorate_differs')
  if (electorateRoot(electors) !== terms.electorate_root) return refuse('terms_electorate_differs')
  const able = amountOf(electors)
  if (able.seats !== terms.electors || able.weight !== terms.total_weight) return refuse('terms_electorate_differs')
  const recused = amountOf(terms.recused)
  if (terms.recused.some(({ seat }) => electors.some((each) => each.seat === seat)))
    return refuse('terms_members_differ')
  const whole = (part: keyof Amount) => BigInt(able[part]) + BigInt(recused[part]) === BigInt(terms.members[part])
  return whole('seats') && whole('weight') ? ok(null) : refuse('terms_members_differ')
}

type Check = (value: Json) => boolean

const isRecord = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isId: Check = (value) => typeof value === 'string' && value !== ''
const isHash: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isNumber: Check = (value) => isDecimal(value)
const isTime: Check = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value)
const record =
  (checks: Record<string, Check>): Check =>
  (value) =>
    isRecord(value) &&
    Object.keys(value).length === Object.keys(checks).length &&
    Object.entries(checks).every(([name, holds]) => name in value && holds(value[name] as Json))
const isAmount = record({ seats: isNumber, weight: isNumber })
const isRecusedSeat = record({ seat: isId, weight: isNumber })
const isSortedBySeat = (seats: RecusedSeat[]): boolean =>
  seats.every((each, place) => place === 0 || (seats[place - 1]?.seat ?? '') < each.seat)

const FIELDS: Record<string, Check> = {
  type: (value) => value === VOTE_TERMS,
  body: isId,
  meeting: isId,
  item: isId,
  vote: isId,
  question: record({
    ar: (value) => typeof value === 'string',
    en: (value) => typeof value === 'string',
    authoritative: (value) => value === 'ar' || value === 'en',
  }),
  text_sha256: record({ ar: isHash, en: isHash }),
  options: (value) => Array.isArray(value),
  rule: (value) => isRecord(value),
  electorate_root: isHash,
  electors: isNumber,
  total_weight: isNumber,
  members: isAmount,
  recused: (value) => Array.isArray(value) && value.every(isRecusedSeat) && isSortedBySeat(value as RecusedSeat[]),
  quorum: record({ base: isNumber, required: isNumber, present: isNumber }),
  opened_at: isTime,
  deadline: (value) => value === '' || isTime(value),
  nonce: (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
}
