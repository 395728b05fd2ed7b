// Shapes of memoranda: units and their people, drafts and filings, observations, and what the secretariat decides.
import { z } from 'zod'
import { Classification, ItemType } from './agenda.ts'
import {
  BodyId,
  EditVersion,
  MeetingId,
  MemorandumId,
  ObservationId,
  PersonId,
  RequestId,
  UnitId,
  VersionId,
} from './ids.ts'
import { Bilingual, DecisionText } from './text.ts'

/** What stands in a memorandum's trail. */
export const STEP_ACTS = [
  'filed',
  'withdrawn',
  'accepted',
  'returned',
  'scheduled',
  'taken_off',
  'asked',
  'called_off',
  'observed',
  'no_observation',
] as const
export type StepAct = (typeof STEP_ACTS)[number]

const name = z.string().trim().min(1).max(200)
const UnitFacts = z.object({
  name: z.object({ ar: name, en: name }),
  people: z.array(PersonId).max(200),
})
/** At most a year before a meeting. */
export const MOST_LODGEMENT_HOURS = 366 * 24

export const AddUnit = UnitFacts.extend({ requestId: RequestId, bodyId: BodyId })
export type AddUnit = z.infer<typeof AddUnit>
export const EditUnit = UnitFacts.extend({
  requestId: RequestId,
  unitId: UnitId,
  version: EditVersion,
  closed: z.boolean(),
})
export type EditUnit = z.infer<typeof EditUnit>
/** Null: memoranda may be lodged until the meeting. */
export const SetLodgement = z.object({
  requestId: RequestId,
  bodyId: BodyId,
  hours: z.number().int().min(0).max(MOST_LODGEMENT_HOURS).nullable(),
})
export type SetLodgement = z.infer<typeof SetLodgement>

export const MemorandumFields = z.object({
  title: Bilingual,
  summary: Bilingual,
  decision: DecisionText.nullable(),
  fileId: VersionId.nullable(),
  meetingId: MeetingId.nullable(),
})
export type MemorandumFields = z.infer<typeof MemorandumFields>

export const BeginMemorandum = z.object({ requestId: RequestId, unitId: UnitId, meetingId: MeetingId.nullable() })
export type BeginMemorandum = z.infer<typeof BeginMemorandum>

/** `version` is the one that was read: an act over somebody else's is refused. */
const At = z.object({ requestId: RequestId, memorandumId: MemorandumId, version: EditVersion })
const words = z.string().trim().max(4000)
const reason = z.string().trim().min(1).max(4000)

export const WriteMemorandum = At.extend({ fields: MemorandumFields })
export type WriteMemorandum = z.infer<typeof WriteMemorandum>
/** `lateReason` is "" where it is in time. */
export const FileMemorandum = At.extend({ fields: MemorandumFields, lateReason: words })
export type FileMemorandum = z.infer<typeof FileMemorandum>
export const WithdrawMemorandum = At.extend({ reason: words })
export type WithdrawMemorandum = z.infer<typeof WithdrawMemorandum>
export const AcceptMemorandum = At.extend({ admitLate: z.boolean(), words })
export type AcceptMemorandum = z.infer<typeof AcceptMemorandum>
export const ReturnMemorandum = At.extend({ reason })
export type ReturnMemorandum = z.infer<typeof ReturnMemorandum>
/** What the item is and how it is classified is the secretariat's to say; its words are the memorandum's. */
export const ScheduleMemorandum = At.extend({
  meetingId: MeetingId,
  type: ItemType,
  minutes: z.number().int().min(0).max(600),
  classification: Classification,
})
export type ScheduleMemorandum = z.infer<typeof ScheduleMemorandum>
export const TakeOffMemorandum = At.extend({ reason })
export type TakeOffMemorandum = z.infer<typeof TakeOffMemorandum>

export const AskObservations = At.extend({
  unitIds: z.array(UnitId).min(1).max(100),
  question: words,
  dueAt: z.iso.datetime(),
})
export type AskObservations = z.infer<typeof AskObservations>
export const CallOffObservation = z.object({ requestId: RequestId, observationId: ObservationId, reason: words })
export type CallOffObservation = z.infer<typeof CallOffObservation>
/** Without words it says that the unit has no observation. */
export const GiveObservation = z.object({
  requestId: RequestId,
  observationId: ObservationId,
  /** Of the memorandum that was read. */
  ofVersion: z.number().int().min(1).max(100_000),
  words,
  fileId: VersionId.nullable(),
})
export type GiveObservation = z.infer<typeof GiveObservation>

export const MemorandumAct = z.discriminatedUnion('act', [
  AddUnit.extend({ act: z.literal('unit_add') }),
  EditUnit.extend({ act: z.literal('unit_edit') }),
  SetLodgement.extend({ act: z.literal('lodgement') }),
  BeginMemorandum.extend({ act: z.literal('begin') }),
  WriteMemorandum.extend({ act: z.literal('write') }),
  FileMemorandum.extend({ act: z.literal('file') }),
  WithdrawMemorandum.extend({ act: z.literal('withdraw') }),
  AcceptMemorandum.extend({ act: z.literal('accept') }),
  ReturnMemorandum.extend({ act: z.literal('return') }),
  ScheduleMemorandum.extend({ act: z.literal('schedule') }),
  TakeOffMemorandum.extend({ act: z.literal('take_off') }),
  AskObservations.extend({ act: z.literal('ask') }),
  CallOffObservation.extend({ act: z.literal('call_off') }),
  GiveObservation.extend({ act: z.literal('observe') }),
])
export type MemorandumAct = z.infer<typeof MemorandumAct>

/** Before the bytes of a file that a unit lodges. */
export const LodgeFile = z.object({
  requestId: RequestId,
  unitId: UnitId,
  fileName: z.string().trim().min(1).max(255),
})
export type LodgeFile = z.infer<typeof LodgeFile>

/** Which meeting's memoranda the board shows; `all` those that are not of the past. */
export const BoardQuery = z.object({ meeting: MeetingId.nullable().catch(null) })
export type BoardQuery = z.infer<typeof BoardQuery>
