// What each event of a ledger says, as types: the shapes in payloads.ts check it. Source: the closed list of official acts.
import type { Json } from '../canonical.ts'
import type { DecisionBasis } from '../decisions.ts'
import type { DisputeGround } from '../dispute-window.ts'
import type { FloorEnding, FloorKind } from '../floor.ts'
import type { KeyAuthority, RecordedProof } from '../key-authority.ts'
import type { RevocationCause } from '../key-revocation.ts'
import type { KeyLevel, SignedBy, SignedByPasskey } from '../signed-by.ts'
import type { DeputyPolicy } from '../substitution.ts'

export type Words = { ar: string; en: string }
export type Actor = { person: string; seat: string | null; mandate: string | null } | { system: string }

/** Which memorandum, under which number, as it was filed for which time. */
type OfMemorandum = { memorandum: string; year: string; number: string; version: string }

export type Payloads = {
  'body.constituted': {
    name: Words
    zone: string
    origin: string
    ledger_key: string
    web_origins: string[]
    confirmation: 'none' | 'officer'
    conflict_hides: string
    /** Of the ladder, those whose ballots count; all where it is not said. */
    levels?: string[]
  }
  'origin.adopted': { web_origin: string }
  'policy.set': {
    public_ledger: boolean
    witnesses: string[]
    quorum: string
    dispute_minutes?: string
    keep_hours?: string
    deputies?: DeputyPolicy
  }
  'access_policy.set': { reading: boolean; records_days?: string; positions_shared?: boolean }
  'access.sealed': { count: string; root: string; from: string; until: string }
  'archive.taken': { meetings: string; papers: string; left_out: string }
  'ledger_key.rotated': { old: string; new: string; signature_old: string; signature_new: string }
  'ledger.recovered': {
    old: string
    new: string
    checkpoint: string
    officers: { person: string; seat: string; mandate: string }[]
    signature_old: string
    signature_new: string
  }
  'content.destroyed': {
    authority: Words
    rules: { kind: string; years: string }[]
    entries: string[]
    papers: { paper: string; version: string; sha256: string }[]
  }
  'seat.created': {
    seat: string
    title: Words
    role: string
    votes: boolean
    weight: string
    population?: string
    bloc?: string
  }
  'mandate.started': {
    mandate: string
    seat: string
    person: string
    name: Words
    capacity: string
    meeting?: string
    until?: string
    reason?: string
  }
  'mandate.ended': { mandate: string; seat: string; person: string }
  'key.enrolled': { key: string; person: string; statement: string; level: KeyLevel } & (
    | { proof: SignedBy; authority: KeyAuthority }
    // As it was first published, when every key was of level C.
    | { signature: string; confirmation: 'none' | 'officer' }
  )
  'key.revoked': { key: string; person: string } & (
    | { by: 'self' | 'officer'; cause: RevocationCause; note: string }
    | Record<never, never>
  )
  'agenda.published': {
    meeting: string
    revision: string
    title: Words
    starts_at: string
    digest: string
    items: { item: string; number: string; digest: string; closed?: true }[]
  }
  'item.published': {
    meeting: string
    item: string
    revision: string
    number: string
    type: string
    title: Words
    decision: (Words & { authoritative: 'ar' | 'en' }) | null
    papers: { paper: string; version: string; sha256: string }[]
    blind: string
    closed?: string
  }
  'paper.released': { paper: string; version: string; item: string; title: Words; sha256: string; pages: string }
  'sitting.opened': { meeting: string }
  'sitting.suspended': { meeting: string; resumes_at?: string }
  'sitting.resumed': { meeting: string }
  'sitting.adjourned': { meeting: string }
  'sitting.closed': { meeting: string; by: 'chair' | 'agenda'; reason: string; reopens_at?: string }
  'sitting.reopened': { meeting: string; by: 'chair' | 'agenda'; leaves?: true }
  'item.disclosed': { meeting: string; item: string }
  'seat.admitted': { meeting: string; item: string; seat: string; reason: string }
  'seat.sent_out': { meeting: string; item: string; seat: string; reason: string }
  'meeting.postponed': { meeting: string; reason: string }
  'meeting.cancelled': { meeting: string; reason: string }
  'meeting.archived': { meeting: string; unsigned?: string }
  'quorum.failed': {
    meeting: string
    rule: { [name: string]: Json }
    present: string[]
    quorum: { base: string; required: string; present: string }
  }
  'circulation.opened': { meeting: string; rule: string; deadline: string }
  'circulation.closed': { meeting: string }
  'meeting.requested': { meeting: string; item: string; vote: string; seat: string; reason: string }
  'item.called': { meeting: string; item: string }
  'floor.given': {
    meeting: string
    item: string
    speech: string
    seat: string
    kind: FloorKind
    allowance: string
    continues?: string
  }
  'floor.ended': {
    meeting: string
    item: string
    speech: string
    seat: string
    kind: FloorKind
    seconds: string
    by: string
    cause: FloorEnding
  }
  'item.call_withdrawn': { meeting: string; item: string; call: string }
  'item.deferred': { meeting: string; item: string }
  'item.restored': { meeting: string; item: string }
  'item.contested': { meeting: string; item: string; seat: string; by: string }
  'consent.reopened': { meeting: string; item: string; seat: string }
  'consent.adopted': {
    meeting: string
    items: { item: string; decision: string }[]
    present: string[]
    quorum: { required: string; present: string }
  }
  'attendance.checked_in': { meeting: string; seat: string; remote: boolean; by: string }
  'attendance.left': { meeting: string; seat: string; by: string }
  'attendance.corrected': { meeting: string; seat: string; presence: 'room' | 'remote' | 'absent'; by: string }
  'interest.declared': { meeting: string; item: string; seat: string; reason: string; carried_from?: string }
  'interest.withdrawn': { meeting: string; item: string; seat: string; reason: string }
  'seat.excluded': { meeting: string; item: string; seat: string; reason: string }
  'seat.readmitted': { meeting: string; item: string; seat: string; reason: string }
  'clearance.set': { seat: string; clearance: string }
  'interest.registered': {
    interest: string
    person: string
    party: Words
    nature: string
    since: string | null
    until: string | null
    note: string
    replaces: string | null
  }
  'interest.ended': { interest: string; person: string }
  'rule.adopted': { rule: string; version: string; definition: { [name: string]: Json }; from_preset: string | null }
  'rule.retired': { rule: string; version: string }
  'vote.opened': { vote: string; vote_hash: string; terms: { [name: string]: Json }; electors: Json[] }
  'ballot.cast': {
    vote: string
    seat: string
    ballot_id: string
    ballot: string
    proof: SignedBy | (SignedByPasskey & { batch: string[] }) | RecordedProof
  }
  'seat.called': { vote: string; seat: string }
  'casting_vote.given': { vote: string; seat: string; ballot_id: string; ballot: string; proof: SignedBy }
  'vote.closed': { vote: string; by: string; present: string[]; ballots: string }
  'result.declared': { vote: string; vote_hash: string; result: { [name: string]: Json } }
  'result.disputed': { vote: string; seat: string; ground: DisputeGround; words: string }
  'dispute.withdrawn': { vote: string; seat: string }
  'dispute.settled': { vote: string; seat: string; outcome: 'rejected' | 'upheld'; words: string }
  'result.final': { vote: string; vote_hash: string; declared: string }
  'decision.registered': {
    decision: string
    year: string
    number: string
    meeting: string
    item: string
    basis: DecisionBasis
    act: string
    text_sha256: { ar: string; en: string }
  }
  'memorandum.filed': OfMemorandum & { unit: string; unit_name: Words; late: boolean; digest: string }
  'memorandum.withdrawn': OfMemorandum & { unit: string; unit_name: Words }
  'memorandum.observed': OfMemorandum & { unit: string; unit_name: Words; answer: 'given' | 'none'; digest: string }
  'memorandum.answered': OfMemorandum & { answer: 'accepted' | 'returned'; late: boolean; digest: string }
  'memorandum.placed': OfMemorandum & { place: 'scheduled' | 'taken_off'; meeting: string; item: string }
  'statement.made': { vote: string; seat: string; words: string }
  'minutes.circulated': {
    meeting: string
    revision: string
    digest: string
    approval: 'chair' | 'silence'
    deadline: string
    signers: string[]
    corrected?: { correction: string; seat: string }[]
  }
  'minutes.reopened': { meeting: string; revision: string; reason: string }
  'minutes.approved': {
    meeting: string
    revision: string
    digest: string
    circulated: string
    corrections: { correction: string; seat: string }[]
    pdf: { ar: string; en: string }
  }
  'minutes.signed': {
    meeting: string
    revision: string
    seat: string
    certificate: string
    key: string
    proof: SignedBy
    pdf: { ar: string; en: string }
  }
  'extract.issued': {
    extract: string
    decision: string
    item: string
    digest: string
    signers: string[]
    pdf: { ar: string; en: string }
  }
  'extract.signed': {
    extract: string
    item: string
    seat: string
    certificate: string
    key: string
    proof: SignedBy
    pdf: { ar: string; en: string }
  }
}

export type EventType = keyof Payloads
/** An event with its payload; `payload` also holds `actor` and `salt`. */
export type Event = { [T in EventType]: { type: T; payload: Payloads[T] & { actor: Actor; salt: string } } }[EventType]
