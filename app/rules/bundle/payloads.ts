// The shapes of a ledger's payloads as an independent reader knows them: every published event type, version 1, field by
// field, with the actor and the salt that each carries. Source: the closed list of official acts; a test holds this list and
// the writer's own together.
import { type Json, parseCanonical } from '../canonical.ts'
import { CLASSIFICATIONS } from '../classification.ts'
import { DECISION_BASES } from '../decisions.ts'
import { DISPUTE_GROUNDS } from '../dispute-window.ts'
import { isElector } from '../electorate.ts'
import { parseRule2 } from '../engine-2/rule.ts'
import { FLOOR_ENDINGS, FLOOR_KINDS } from '../floor.ts'
import { REVOCATION_CAUSES } from '../key-revocation.ts'
import { ok, type Result, refuse } from '../result.ts'
import {
  type Check,
  isFlag,
  isHash,
  isNumber,
  isRecord,
  isText,
  isWords,
  listOf,
  oneOf,
  orNull,
  record,
  type Shape,
} from '../shape.ts'
import type { Event, EventType } from './payload-types.ts'

export const KNOWN_VERSION = '1'

export const isEventType = (type: string): type is EventType => Object.hasOwn(SHAPES, type)
export const eventTypes = (): EventType[] => Object.keys(SHAPES) as EventType[]

/** Refuses `payload_malformed` with the field, and `json_not_canonical`. */
export function readPayload(type: EventType, text: string): Result<Event> {
  const parsed = parseCanonical(text)
  if (!parsed.ok) return parsed
  const value = parsed.value
  if (!isRecord(value)) return refuse('payload_malformed', { field: '' })
  const wrong = [SHAPES[type]].flat().map((shape) => wrongIn({ ...shape, actor: isActor, salt: isSalt }, value))
  const [first] = wrong
  if (wrong.includes(undefined)) return ok({ type, payload: value } as unknown as Event)
  return refuse('payload_malformed', { field: first ?? '' })
}

/** The first field that is missing, malformed or unknown. A name that ends in `?` may be missing. */
function wrongIn(shape: Shape, value: { [name: string]: Json }): string | undefined {
  const fields = Object.entries(shape).map(([name, check]) => ({
    name: name.replace('?', ''),
    check,
    must: !name.endsWith('?'),
  }))
  const wrong = fields.find(({ name, check, must }) =>
    Object.hasOwn(value, name) ? !check(value[name] as Json) : must,
  )
  return wrong?.name ?? Object.keys(value).find((given) => !fields.some(({ name }) => name === given))
}

const isId: Check = (value) => typeof value === 'string' && value !== '' && value.length <= 200
const isSalt: Check = (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value)
const isDate: Check = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
const isObject: Check = (value) => isRecord(value)
const isDecision = record({ ar: isText, en: isText, authoritative: oneOf('ar', 'en') })
const isActor: Check = (value) =>
  record({ system: oneOf('deadline', 'setup') })(value) ||
  record({ person: isId, seat: orNull(isId), mandate: orNull(isId) })(value)
const asserted: Shape = {
  level: oneOf('A', 'B'),
  credential: isText,
  client_data: isText,
  authenticator_data: isText,
  signature: isText,
}
const isSignedBy: Check = (value) => record({ level: oneOf('C'), signature: isText })(value) || record(asserted)(value)
const vouching = { key: isHash, proof: isSignedBy }
const isVouchingOf = record({ person: isId, ...vouching })
const isAuthority: Check = (value) =>
  [
    record({ kind: oneOf('none') }),
    record({ kind: oneOf('member'), ...vouching }),
    record({ kind: oneOf('officers'), by: listOf(isVouchingOf) }),
    record({ kind: oneOf('founding'), by: isVouchingOf }),
  ].some((shape) => shape(value))
const recorded: Shape = { level: oneOf('D'), clerk: isVouchingOf, officer: isVouchingOf }
const isBallotProof: Check = (value) =>
  isSignedBy(value) ||
  record({ ...asserted, batch: listOf(isHash) })(value) ||
  record(recorded)(value) ||
  record({ ...recorded, why: isText })(value)
const enrolled: Shape = { key: isHash, person: isId, statement: isText, level: oneOf('A', 'B', 'C') }
const isBothFiles = record({ ar: isHash, en: isHash })
const isBy = oneOf('self', 'officer')
const sitting: Shape = { meeting: isId }
const listedItem: Shape = { item: isId, number: isText, digest: isHash }
const ofItem: Shape = { meeting: isId, item: isId }

const constituted: Shape = {
  name: isWords,
  zone: isText,
  origin: isText,
  ledger_key: isText,
  web_origins: listOf(isText),
  confirmation: oneOf('none', 'officer'),
  conflict_hides: isText,
}

/** Several shapes are alternatives. */
/** Which memorandum, under which number, as it was filed for which time. */
const ofMemorandum = { memorandum: isId, year: isNumber, number: isNumber, version: isNumber }

const SHAPES: Record<EventType, Shape | Shape[]> = {
  'body.constituted': [constituted, { ...constituted, levels: listOf(oneOf('A', 'B', 'C', 'D')) }],
  'origin.adopted': { web_origin: isText },
  'policy.set': {
    public_ledger: isFlag,
    witnesses: listOf(isText),
    quorum: isNumber,
    'dispute_minutes?': isNumber,
    'keep_hours?': isNumber,
    'deputies?': record({
      who: oneOf('none', 'registered', 'house'),
      officers: isFlag,
      registered: listOf(record({ seat: isId, person: isId })),
    }),
  },
  'access_policy.set': { reading: isFlag, 'records_days?': isNumber, 'positions_shared?': isFlag },
  'access.sealed': { count: isNumber, root: isHash, from: isText, until: isText },
  'archive.taken': { meetings: isNumber, papers: isNumber, left_out: isNumber },
  'ledger_key.rotated': { old: isText, new: isText, signature_old: isText, signature_new: isText },
  'ledger.recovered': {
    old: isText,
    new: isText,
    checkpoint: isText,
    officers: listOf(record({ person: isId, seat: isId, mandate: isId })),
    signature_old: isText,
    signature_new: isText,
  },
  'content.destroyed': {
    authority: isWords,
    rules: listOf(record({ kind: oneOf('items', 'papers'), years: isNumber })),
    entries: listOf(isNumber),
    papers: listOf(record({ paper: isId, version: isNumber, sha256: isHash })),
  },
  'seat.created': {
    seat: isId,
    title: isWords,
    role: isText,
    votes: isFlag,
    weight: isNumber,
    'population?': isNumber,
    'bloc?': isText,
  },
  'mandate.started': {
    mandate: isId,
    seat: isId,
    person: isId,
    name: isWords,
    capacity: isText,
    'meeting?': isId,
    'until?': isText,
    'reason?': isText,
  },
  'mandate.ended': { mandate: isId, seat: isId, person: isId },
  'key.enrolled': [
    { ...enrolled, proof: isSignedBy, authority: isAuthority },
    { ...enrolled, signature: isText, confirmation: oneOf('none', 'officer') },
  ],
  'key.revoked': [
    { key: isHash, person: isId, by: isBy, cause: oneOf(...REVOCATION_CAUSES), note: isText },
    { key: isHash, person: isId },
  ],
  'agenda.published': {
    meeting: isId,
    revision: isNumber,
    title: isWords,
    starts_at: isText,
    digest: isHash,
    items: listOf(
      (value) => record(listedItem)(value) || record({ ...listedItem, closed: (closed) => closed === true })(value),
    ),
  },
  'item.published': {
    meeting: isId,
    item: isId,
    revision: isNumber,
    number: isText,
    type: isText,
    title: isWords,
    decision: orNull(isDecision),
    papers: listOf(record({ paper: isId, version: isNumber, sha256: isHash })),
    blind: isText,
    'closed?': isText,
  },
  'paper.released': { paper: isId, version: isNumber, item: isId, title: isWords, sha256: isHash, pages: isNumber },
  'sitting.opened': sitting,
  'sitting.suspended': { ...sitting, 'resumes_at?': isText },
  'sitting.resumed': sitting,
  'sitting.adjourned': sitting,
  'sitting.closed': { ...sitting, by: oneOf('chair', 'agenda'), reason: isText, 'reopens_at?': isText },
  'sitting.reopened': { ...sitting, by: oneOf('chair', 'agenda'), 'leaves?': (value) => value === true },
  'item.disclosed': ofItem,
  'seat.admitted': { ...ofItem, seat: isId, reason: isText },
  'seat.sent_out': { ...ofItem, seat: isId, reason: isText },
  'meeting.postponed': { meeting: isId, reason: isText },
  'meeting.cancelled': { meeting: isId, reason: isText },
  'meeting.archived': { ...sitting, 'unsigned?': isText },
  'quorum.failed': {
    meeting: isId,
    rule: (value) => parseRule2(value).ok,
    present: listOf(isId),
    quorum: record({ base: isNumber, required: isNumber, present: isNumber }),
  },
  'circulation.opened': { meeting: isId, rule: isId, deadline: isText },
  'circulation.closed': sitting,
  'meeting.requested': { meeting: isId, item: isId, vote: isId, seat: isId, reason: isText },
  'floor.given': {
    meeting: isId,
    item: isId,
    speech: isId,
    seat: isId,
    kind: oneOf(...FLOOR_KINDS),
    allowance: isNumber,
    'continues?': isId,
  },
  'floor.ended': {
    meeting: isId,
    item: isId,
    speech: isId,
    seat: isId,
    kind: oneOf(...FLOOR_KINDS),
    seconds: isNumber,
    by: isBy,
    cause: oneOf(...FLOOR_ENDINGS),
  },
  'item.called': ofItem,
  'item.call_withdrawn': { ...ofItem, call: isNumber },
  'item.deferred': ofItem,
  'item.restored': ofItem,
  'item.contested': { ...ofItem, seat: isId, by: isBy },
  'consent.adopted': {
    meeting: isId,
    items: listOf(record({ item: isId, decision: isHash })),
    present: listOf(isId),
    quorum: record({ required: isNumber, present: isNumber }),
  },
  'consent.reopened': { ...ofItem, seat: isId },
  'attendance.checked_in': { meeting: isId, seat: isId, remote: isFlag, by: isBy },
  'attendance.left': { meeting: isId, seat: isId, by: isBy },
  'attendance.corrected': { meeting: isId, seat: isId, presence: oneOf('room', 'remote', 'absent'), by: isBy },
  'interest.declared': { meeting: isId, item: isId, seat: isId, reason: isText, 'carried_from?': isId },
  'interest.withdrawn': { meeting: isId, item: isId, seat: isId, reason: isText },
  'seat.excluded': { meeting: isId, item: isId, seat: isId, reason: isText },
  'seat.readmitted': { meeting: isId, item: isId, seat: isId, reason: isText },
  'clearance.set': { seat: isId, clearance: oneOf(...CLASSIFICATIONS) },
  'interest.registered': {
    interest: isId,
    person: isId,
    party: isWords,
    nature: oneOf('shareholding', 'employment', 'family', 'membership', 'property', 'other'),
    since: orNull(isDate),
    until: orNull(isDate),
    note: isText,
    replaces: orNull(isId),
  },
  'interest.ended': { interest: isId, person: isId },
  'rule.adopted': {
    rule: isId,
    version: isNumber,
    definition: (value) => parseRule2(value).ok,
    from_preset: orNull(isId),
  },
  'rule.retired': { rule: isId, version: isNumber },
  'vote.opened': { vote: isId, vote_hash: isHash, terms: isObject, electors: listOf((value) => isElector(value)) },
  'ballot.cast': {
    vote: isId,
    seat: isId,
    ballot_id: isHash,
    ballot: isText,
    proof: isBallotProof,
  },
  'seat.called': { vote: isId, seat: isId },
  'casting_vote.given': { vote: isId, seat: isId, ballot_id: isHash, ballot: isText, proof: isSignedBy },
  'vote.closed': {
    vote: isId,
    by: oneOf('chair', 'deadline', 'objection', 'request'),
    present: listOf(isId),
    ballots: isNumber,
  },
  'result.declared': { vote: isId, vote_hash: isHash, result: isObject },
  'result.disputed': { vote: isId, seat: isId, ground: oneOf(...DISPUTE_GROUNDS), words: isText },
  'dispute.withdrawn': { vote: isId, seat: isId },
  'dispute.settled': { vote: isId, seat: isId, outcome: oneOf('rejected', 'upheld'), words: isText },
  'result.final': { vote: isId, vote_hash: isHash, declared: isNumber },
  'decision.registered': {
    decision: isId,
    year: isNumber,
    number: isNumber,
    meeting: isId,
    item: isId,
    basis: oneOf(...DECISION_BASES),
    act: (value) => value === '' || isNumber(value),
    text_sha256: record({ ar: isHash, en: isHash }),
  },
  'memorandum.filed': { ...ofMemorandum, unit: isId, unit_name: isWords, late: isFlag, digest: isHash },
  'memorandum.withdrawn': { ...ofMemorandum, unit: isId, unit_name: isWords },
  'memorandum.observed': {
    ...ofMemorandum,
    unit: isId,
    unit_name: isWords,
    answer: oneOf('given', 'none'),
    digest: isHash,
  },
  'memorandum.answered': { ...ofMemorandum, answer: oneOf('accepted', 'returned'), late: isFlag, digest: isHash },
  'memorandum.placed': { ...ofMemorandum, place: oneOf('scheduled', 'taken_off'), meeting: isId, item: isId },
  'statement.made': { vote: isId, seat: isId, words: isText },
  'minutes.circulated': {
    meeting: isId,
    revision: isNumber,
    digest: isHash,
    approval: oneOf('chair', 'silence'),
    deadline: isText,
    signers: listOf(isId),
    'corrected?': listOf(record({ correction: isId, seat: isId })),
  },
  'minutes.reopened': { meeting: isId, revision: isNumber, reason: isText },
  'minutes.approved': {
    meeting: isId,
    revision: isNumber,
    digest: isHash,
    circulated: isNumber,
    corrections: listOf(record({ correction: isId, seat: isId })),
    pdf: isBothFiles,
  },
  'minutes.signed': {
    meeting: isId,
    revision: isNumber,
    seat: isId,
    certificate: isHash,
    key: isHash,
    proof: isSignedBy,
    pdf: isBothFiles,
  },
  'extract.issued': {
    extract: isId,
    decision: isId,
    item: isId,
    digest: isHash,
    signers: listOf(isId),
    pdf: isBothFiles,
  },
  'extract.signed': {
    extract: isId,
    item: isId,
    seat: isId,
    certificate: isHash,
    key: isHash,
    proof: isSignedBy,
    pdf: isBothFiles,
  },
}
