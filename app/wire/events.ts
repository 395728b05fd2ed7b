// The closed list of official acts: each is one entry of its body's ledger. Versioned: a published shape is never edited,
// only joined by a next version, so that an old ledger always reads. Source: docs/architecture.md, "How a change flows".
import { z } from 'zod'
import { CLASSIFICATIONS } from '../rules/classification.ts'
import { DISPUTE_GROUNDS } from '../rules/dispute-window.ts'
import { FLOOR_ENDINGS, FLOOR_KINDS } from '../rules/floor.ts'
import { REVOCATION_CAUSES } from '../rules/key-revocation.ts'
import { asserted, decimal, decisionWords, hash, id, instant, signedBy, words } from './event-parts.ts'
import { shapesAfter } from './events-after.ts'

/** In base64, over the other fields. */
const bothSignatures = { signature_old: z.string(), signature_new: z.string() }
const seatRecord = z.strictObject({
  seat: id,
  title: words,
  role: z.string(),
  votes: z.boolean(),
  weight: decimal,
  /** The people the seat stands for, where the body counts them. */
  population: decimal.optional(),
  /** The group of the chamber it belongs to, where the body has groups. */
  bloc: z.string().optional(),
})

const vouching = { key: hash, proof: signedBy }
const vouchingOf = z.strictObject({ person: id, ...vouching })
/** As app/rules/key-authority.ts has it. */
const authority = z.union([
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('member'), ...vouching }),
  z.strictObject({ kind: z.literal('officers'), by: z.array(vouchingOf).min(1) }),
  z.strictObject({ kind: z.literal('founding'), by: vouchingOf }),
])

/** What an event says, without the salt and actor that `append` adds to every payload. */
export const eventShapes = {
  'body.constituted': z.strictObject({
    name: words,
    zone: z.string(),
    origin: z.string(),
    ledger_key: z.string(),
    web_origins: z.array(z.string()),
    confirmation: z.enum(['none', 'officer']),
    conflict_hides: z.enum(['item', 'papers', 'nothing']),
    levels: z.array(z.enum(['A', 'B', 'C', 'D'])).optional(),
  }),
  /** The house answers at a further address from here on: keys may be enrolled and used there. */
  'origin.adopted': z.strictObject({ web_origin: z.string() }),
  /** Whether anybody may read the ledger's tree, and how many of which witnesses (vkeys) its checkpoints are to carry. */
  'policy.set': z.strictObject({
    public_ledger: z.boolean(),
    witnesses: z.array(z.string()),
    quorum: decimal,
    /** For votes opened from here on; left out where results are final as they are declared. */
    dispute_minutes: decimal.optional(),
    /** For how many hours a device may keep a pack; left out where it is the usual time, or not decided here. */
    keep_hours: decimal.optional(),
    /** Who may sit in a member's seat for one meeting; left out where nobody may. */
    deputies: z
      .strictObject({
        who: z.enum(['none', 'registered', 'house']),
        /** Whether officers' seats may have a deputy too. */
        officers: z.boolean(),
        registered: z.array(z.strictObject({ seat: id, person: id })),
      })
      .optional(),
  }),
  /** Whether what members have read of papers is recorded. */
  'access_policy.set': z.strictObject({
    reading: z.boolean(),
    /** For how many days records of access to restricted papers are kept; left out where for ever. */
    records_days: decimal.optional(),
    /** Members read what others say of items beforehand; left out where only officers do. */
    positions_shared: z.boolean().optional(),
  }),
  /** Records of access to restricted papers, made before `until` and under no root before: RFC 6962 over their salted hashes. */
  'access.sealed': z.strictObject({ count: decimal, root: hash, from: instant, until: instant }),
  /** Everything of the body was taken along by this officer, but what is not theirs or may leave in no copy. */
  'archive.taken': z.strictObject({ meetings: decimal, papers: decimal, left_out: decimal }),
  /** The next key of the ledger, by vkey; both keys sign the same statement (app/rules/ledger-succession.ts). */
  'ledger_key.rotated': z.strictObject({ old: z.string(), new: z.string(), ...bothSignatures }),
  /**
   * A database that was put back to an older copy goes on under another origin: `checkpoint` is the last that was signed
   * before, verbatim; what it covers beyond this entry is lost.
   */
  'ledger.recovered': z.strictObject({
    old: z.string(),
    new: z.string(),
    checkpoint: z.string(),
    officers: z.array(z.strictObject({ person: id, seat: id, mandate: id })),
    ...bothSignatures,
  }),
  /** Retention let the words of these entries go, and the files of these papers; the entries themselves stay. */
  'content.destroyed': z.strictObject({
    authority: words,
    rules: z.array(z.strictObject({ kind: z.enum(['items', 'papers']), years: decimal })),
    entries: z.array(decimal),
    papers: z.array(z.strictObject({ paper: id, version: decimal, sha256: hash })),
  }),
  'seat.created': seatRecord,
  'mandate.started': z.strictObject({
    mandate: id,
    seat: id,
    person: id,
    name: words,
    capacity: z.enum(['holder', 'deputy', 'proxy']),
    /** Of a proxy: the one meeting it is for, or the moment from which it counts no more. Of a deputy always the meeting. */
    meeting: id.optional(),
    until: instant.optional(),
    /** Why an officer entered it for a member. */
    reason: z.string().optional(),
  }),
  /** A proxy is withdrawn or given back; a deputy's place ends before the meeting does. */
  'mandate.ended': z.strictObject({ mandate: id, seat: id, person: id }),
  'key.enrolled': z.union([
    z.strictObject({
      key: hash,
      person: id,
      /** RFC 8785 text of the enrolment statement, and the new key's own word for it. */
      statement: z.string(),
      proof: signedBy,
      level: z.enum(['A', 'B', 'C']),
      /** Who vouched for the key besides itself. */
      authority,
    }),
    // As it was first published, when every key was of level C.
    z.strictObject({
      key: hash,
      person: id,
      statement: z.string(),
      signature: z.string(),
      level: z.enum(['A', 'B', 'C']),
      confirmation: z.enum(['none', 'officer']),
    }),
  ]),
  'key.revoked': z.union([
    z.strictObject({
      key: hash,
      person: id,
      by: z.enum(['self', 'officer']),
      cause: z.enum(REVOCATION_CAUSES),
      note: z.string(),
    }),
    z.strictObject({ key: hash, person: id }),
  ]),
  'agenda.published': z.strictObject({
    meeting: id,
    revision: decimal,
    title: words,
    starts_at: instant,
    digest: hash,
    /** `closed`: dealt with in a closed part of the meeting. */
    items: z.array(z.strictObject({ item: id, number: z.string(), digest: hash, closed: z.literal(true).optional() })),
  }),
  'item.published': z.strictObject({
    meeting: id,
    item: id,
    revision: decimal,
    number: z.string(),
    type: z.string(),
    title: words,
    decision: decisionWords.nullable(),
    papers: z.array(z.strictObject({ paper: id, version: decimal, sha256: hash })),
    /** Blinds `digest` in agenda.published: a masked item cannot be guessed from it. */
    blind: z.string(),
    /** Why it is dealt with in a closed part; left out where it is not. */
    closed: z.string().optional(),
  }),
  'paper.released': z.strictObject({
    paper: id,
    version: decimal,
    item: id,
    title: words,
    sha256: hash,
    pages: decimal,
  }),
  'sitting.opened': z.strictObject({ meeting: id }),
  /** `resumes_at` is when it is meant to go on, where the chair has said so. */
  'sitting.suspended': z.strictObject({ meeting: id, resumes_at: instant.optional() }),
  'sitting.resumed': z.strictObject({ meeting: id }),
  'sitting.adjourned': z.strictObject({ meeting: id }),
  /** A closed part begins: by whoever presides, or with the call of an item that the agenda marks. `reopens_at`: as it is meant. */
  'sitting.closed': z.strictObject({
    meeting: id,
    by: z.enum(['chair', 'agenda']),
    reason: z.string(),
    reopens_at: instant.optional(),
  }),
  /** Everybody is back. `leaves`: what was under discussion stays closed, and is so no more. */
  'sitting.reopened': z.strictObject({
    meeting: id,
    by: z.enum(['chair', 'agenda']),
    leaves: z.literal(true).optional(),
  }),
  /** An item that was closed is everybody's again, with all that was recorded of it. */
  'item.disclosed': z.strictObject({ meeting: id, item: id }),
  /** Somebody who would have to leave is admitted to the closed part of an item, and is so no more. */
  'seat.admitted': z.strictObject({ meeting: id, item: id, seat: id, reason: z.string() }),
  'seat.sent_out': z.strictObject({ meeting: id, item: id, seat: id, reason: z.string() }),
  /** The meeting does not take place on the day members were called for: it is published again with another. */
  'meeting.postponed': z.strictObject({ meeting: id, reason: z.string() }),
  /** It does not take place at all. */
  'meeting.cancelled': z.strictObject({ meeting: id, reason: z.string() }),
  /** Its minutes are approved, and nothing of it is open any more. */
  'meeting.archived': z.strictObject({
    meeting: id,
    /** Why the signatures that were still missing are not waited for. */
    unsigned: z.string().optional(),
  }),
  /** Before any vote: too few had come, by the quorum of this rule. The meeting is put off, and published again with its new date. */
  'quorum.failed': z.strictObject({
    meeting: id,
    /** The whole rule it was measured by: checked by app/rules. */
    rule: z.record(z.string(), z.unknown()),
    present: z.array(id),
    quorum: z.strictObject({ base: decimal, required: decimal, present: decimal }),
  }),
  /** A written or silence procedure in place of a sitting: every elector takes part until the deadline. */
  'circulation.opened': z.strictObject({ meeting: id, rule: id, deadline: instant }),
  'circulation.closed': z.strictObject({ meeting: id }),
  /** A member asks that the matter be taken in a sitting instead. */
  'meeting.requested': z.strictObject({ meeting: id, item: id, vote: id, seat: id, reason: z.string() }),
  'item.called': z.strictObject({ meeting: id, item: id }),
  /** `allowance` in seconds; `continues` is the speech of the same seat that is taken up again. */
  'floor.given': z.strictObject({
    meeting: id,
    item: id,
    speech: id,
    seat: id,
    kind: z.enum(FLOOR_KINDS),
    allowance: decimal,
    continues: id.optional(),
  }),
  /** With the whole seconds spoken, without pauses. */
  'floor.ended': z.strictObject({
    meeting: id,
    item: id,
    speech: id,
    seat: id,
    kind: z.enum(FLOOR_KINDS),
    seconds: decimal,
    by: z.enum(['self', 'officer']),
    cause: z.enum(FLOOR_ENDINGS),
  }),
  /** Called by mistake: what was under discussion before is so again. `call` is the entry of the call. */
  'item.call_withdrawn': z.strictObject({ meeting: id, item: id, call: decimal }),
  /** Put off, to later in the sitting or to another; a call takes it up, and so does its return to the order. */
  'item.deferred': z.strictObject({ meeting: id, item: id }),
  'item.restored': z.strictObject({ meeting: id, item: id }),
  /** A member took a consent item out: it is discussed. By an officer: said before the sitting, and entered as it opened. */
  'item.contested': z.strictObject({ meeting: id, item: id, seat: id, by: z.enum(['self', 'officer']) }),
  /** Consent items whose decisions stand as they were published, without a vote. */
  'consent.adopted': z.strictObject({
    meeting: id,
    /** With the digest of each decision text (app/rules/consent.ts). */
    items: z.array(z.strictObject({ item: id, decision: hash })).min(1),
    present: z.array(id),
    quorum: z.strictObject({ required: decimal, present: decimal }),
  }),
  /** Whoever presides takes the adoption of an item back, because the member of this seat asked to discuss it after all. */
  'consent.reopened': z.strictObject({ meeting: id, item: id, seat: id }),
  'attendance.checked_in': z.strictObject({
    meeting: id,
    seat: id,
    remote: z.boolean(),
    by: z.enum(['self', 'officer']),
  }),
  'attendance.left': z.strictObject({ meeting: id, seat: id, by: z.enum(['self', 'officer']) }),
  /** What was entered before was wrong: from here on the seat counts as this says, `absent` where its member had not come. */
  'attendance.corrected': z.strictObject({
    meeting: id,
    seat: id,
    presence: z.enum(['room', 'remote', 'absent']),
    by: z.enum(['self', 'officer']),
  }),
  'interest.declared': z.strictObject({
    meeting: id,
    item: id,
    seat: id,
    reason: z.string(),
    /** The item whose matter this one takes up: the seat was recused from that one, and is from this. */
    carried_from: id.optional(),
  }),
  /** The seat takes part in the item again. */
  'interest.withdrawn': z.strictObject({ meeting: id, item: id, seat: id, reason: z.string() }),
  /** An officer keeps an item from a seat, and gives it back. */
  'seat.excluded': z.strictObject({ meeting: id, item: id, seat: id, reason: z.string() }),
  'seat.readmitted': z.strictObject({ meeting: id, item: id, seat: id, reason: z.string() }),
  /** Items classified above it are not the seat's. */
  'clearance.set': z.strictObject({ seat: id, clearance: z.enum(CLASSIFICATIONS) }),
  /** A person's standing interest, as they entered it in the body's register; `replaces` is the entry it corrects. */
  'interest.registered': z.strictObject({
    interest: id,
    person: id,
    party: words,
    nature: z.enum(['shareholding', 'employment', 'family', 'membership', 'property', 'other']),
    since: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    note: z.string(),
    replaces: id.nullable(),
  }),
  'interest.ended': z.strictObject({ interest: id, person: id }),
  'rule.adopted': z.strictObject({
    rule: id,
    version: decimal,
    /** The whole rule: checked by app/rules, kept here as the vote terms will carry it. */
    definition: z.record(z.string(), z.unknown()),
    from_preset: id.nullable(),
  }),
  'rule.retired': z.strictObject({ rule: id, version: decimal }),
  'vote.opened': z.strictObject({
    vote: id,
    vote_hash: hash,
    /** The terms and electors are checked by app/rules: kept here as they were hashed. */
    terms: z.record(z.string(), z.unknown()),
    electors: z.array(z.record(z.string(), z.unknown())),
  }),
  'ballot.cast': z.strictObject({
    vote: id,
    seat: id,
    ballot_id: hash,
    /** RFC 8785 text of the ballot: the bytes that were signed, verbatim. */
    ballot: z.string(),
    proof: z.union([
      signedBy,
      // Several by one gesture: the ids of all, sorted.
      asserted.extend({ batch: z.array(hash) }),
      z.strictObject({ level: z.literal('D'), clerk: vouchingOf, officer: vouchingOf, why: z.string().optional() }),
    ]),
  }),
  /** In a roll call: from here on this seat may vote. */
  'seat.called': z.strictObject({ vote: id, seat: id }),
  /** After a tie: the chair's ballot of type `majlis/casting-vote/v1`; the result is declared again. */
  'casting_vote.given': z.strictObject({ vote: id, seat: id, ballot_id: hash, ballot: z.string(), proof: signedBy }),
  'vote.closed': z.strictObject({
    vote: id,
    /** An objection or a request for a meeting ends a circulation before its deadline. */
    by: z.enum(['chair', 'deadline', 'objection', 'request']),
    present: z.array(id),
    ballots: decimal,
  }),
  'result.declared': z.strictObject({ vote: id, vote_hash: hash, result: z.record(z.string(), z.unknown()) }),
  /** Within the window of its terms an elector says that what stands for their seat is not what they chose. */
  'result.disputed': z.strictObject({ vote: id, seat: id, ground: z.enum(DISPUTE_GROUNDS), words: z.string() }),
  'dispute.withdrawn': z.strictObject({ vote: id, seat: id }),
  /** An officer's answer. A dispute that is upheld annuls the result: the vote is taken again. */
  'dispute.settled': z.strictObject({ vote: id, seat: id, outcome: z.enum(['rejected', 'upheld']), words: z.string() }),
  /** The window is over and no dispute stands. `declared` is the entry of the result that is final. */
  'result.final': z.strictObject({ vote: id, vote_hash: hash, declared: decimal }),
  /** What an elector has to say of the vote after its close. */
  'statement.made': z.strictObject({ vote: id, seat: id, words: z.string() }),
  ...shapesAfter,
} as const

export const EVENT_VERSION = '1'

export type EventType = keyof typeof eventShapes
export type LedgerEvent = { [T in EventType]: { type: T; payload: z.infer<(typeof eventShapes)[T]> } }[EventType]

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventShapes, type)
