// Official acts on what a meeting leaves and what the next begins with: the register, memoranda, minutes, extracts. They are a part of the
// closed list of app/wire/events.ts, and versioned with it.
import { z } from 'zod'
import { DECISION_BASES } from '../rules/decisions.ts'
import { bothFiles, decimal, hash, id, instant, signedBy, words } from './event-parts.ts'

/** Which memorandum, under which number, as it was filed for which time. */
const memorandum = { memorandum: id, year: decimal, number: decimal, version: decimal }

export const shapesAfter = {
  /** A decision enters the register: `act` is the entry that made it, empty where there was no vote. */
  'decision.registered': z.strictObject({
    decision: id,
    year: decimal,
    number: decimal,
    meeting: id,
    item: id,
    basis: z.enum(DECISION_BASES),
    act: z.union([decimal, z.literal('')]),
    text_sha256: bothFiles,
  }),
  /** A unit filed a memorandum, or filed it again: what it says by a blinded digest (app/rules/memorandum-digest.ts), whether it was late. */
  'memorandum.filed': z.strictObject({
    ...memorandum,
    unit: id,
    unit_name: words,
    late: z.boolean(),
    digest: hash,
  }),
  'memorandum.withdrawn': z.strictObject({ ...memorandum, unit: id, unit_name: words }),
  /** Another unit said what it has to say of that version, by its blinded digest, or that it has nothing to say. */
  'memorandum.observed': z.strictObject({
    ...memorandum,
    unit: id,
    unit_name: words,
    answer: z.enum(['given', 'none']),
    digest: hash,
  }),
  /** `digest` is of the reasons; `late` that it was late and was admitted. */
  'memorandum.answered': z.strictObject({
    ...memorandum,
    answer: z.enum(['accepted', 'returned']),
    late: z.boolean(),
    digest: hash,
  }),
  /** It became an item of an agenda, or was taken off one that had not been published with it. */
  'memorandum.placed': z.strictObject({
    ...memorandum,
    place: z.enum(['scheduled', 'taken_off']),
    meeting: id,
    item: id,
  }),
  /** The text as it was sent to members, by its digest; who approves it, and the seats that sign it after, in order. */
  'minutes.circulated': z.strictObject({
    meeting: id,
    revision: decimal,
    digest: hash,
    approval: z.enum(['chair', 'silence']),
    deadline: instant,
    signers: z.array(id).min(1),
    /** Corrections that members had decided before it was taken back, and that stand in it. */
    corrected: z.array(z.strictObject({ correction: id, seat: id })).optional(),
  }),
  /** Taken back to be written further. */
  'minutes.reopened': z.strictObject({ meeting: id, revision: decimal, reason: z.string() }),
  /** `circulated` is the revision that members had; what was changed since is named by the corrections taken in, in order. */
  'minutes.approved': z.strictObject({
    meeting: id,
    revision: decimal,
    digest: hash,
    circulated: decimal,
    corrections: z.array(z.strictObject({ correction: id, seat: id })),
    /** SHA-256 of the files that are then signed. */
    pdf: bothFiles,
  }),
  /** The body's certificate for this seat signed both files, by the word of the officer's own key (app/rules/document-signing.ts). */
  'minutes.signed': z.strictObject({
    meeting: id,
    revision: decimal,
    seat: id,
    certificate: hash,
    key: hash,
    proof: signedBy,
    pdf: bothFiles,
  }),
  /** A file of one decision in the register, for those it concerns: its text by its digest, and the seats that sign it, in order. */
  'extract.issued': z.strictObject({
    extract: id,
    decision: id,
    item: id,
    digest: hash,
    signers: z.array(id).min(1),
    /** SHA-256 of the files that are then signed. */
    pdf: bothFiles,
  }),
  /** As `minutes.signed`, of an extract. */
  'extract.signed': z.strictObject({
    extract: id,
    item: id,
    seat: id,
    certificate: hash,
    key: hash,
    proof: signedBy,
    pdf: bothFiles,
  }),
} as const
