// Which act is allowed in which state of a memorandum, where it leads and what it needs: the only table there is. Screens ask it what
// to offer, commands what to refuse, the verifier replays the ledger through it. Source: docs/decisions/memoranda.md.
import { ok, type Result, refuse } from './result.ts'

export const MEMORANDUM_STATES = ['draft', 'filed', 'returned', 'accepted', 'scheduled', 'withdrawn'] as const
export type MemorandumState = (typeof MEMORANDUM_STATES)[number]

type Row = Partial<Record<MemorandumState, MemorandumState>>

/** An act that leads to the state it started from changes something other than the state. */
const TABLE = {
  // The submitting unit's.
  edit: stays('draft', 'returned'),
  file: { draft: 'filed', returned: 'filed' },
  withdraw: { draft: 'withdrawn', filed: 'withdrawn', returned: 'withdrawn', accepted: 'withdrawn' },
  // The secretariat's.
  accept: { filed: 'accepted' },
  return: { filed: 'returned', accepted: 'returned' },
  schedule: { accepted: 'scheduled' },
  // Its item was taken out of an agenda that had not been published with it.
  take_off: { scheduled: 'accepted' },
  ask: stays('filed', 'accepted'),
  call_off: stays('filed', 'returned', 'accepted'),
  // Another unit's. What it was asked it may answer while the submitting unit mends.
  observe: stays('filed', 'returned', 'accepted'),
} as const satisfies Record<string, Row>

export type MemorandumAct = keyof typeof TABLE
export const MEMORANDUM_ACTS = Object.keys(TABLE) as MemorandumAct[]

/** States that nothing leads out of but what happens at the meeting. */
export const isAtRest = (state: MemorandumState): boolean => state === 'scheduled' || state === 'withdrawn'

export const mayActOn = (state: MemorandumState, act: MemorandumAct): boolean =>
  (TABLE[act] as Row)[state] !== undefined

/** The state after the act, or the refusal `memorandum_state`. */
export function applyToMemorandum(state: MemorandumState, act: MemorandumAct): Result<MemorandumState> {
  const next = (TABLE[act] as Row)[state]
  return next === undefined ? refuse('memorandum_state', { state, act }) : ok(next)
}

/** What of a memorandum has to be there before it is filed; both languages of the title, because both stand on the agenda. */
export type Draft = {
  title: { ar: string; en: string }
  summary: { ar: string; en: string }
  paper: boolean
}
export const MISSING = ['title', 'summary', 'paper'] as const
export type Missing = (typeof MISSING)[number]

export function missingIn({ title, summary, paper }: Draft): Missing[] {
  const missing: Missing[] = []
  if (title.ar.trim() === '' || title.en.trim() === '') missing.push('title')
  if (summary.ar.trim() === '' && summary.en.trim() === '') missing.push('summary')
  if (!paper) missing.push('paper')
  return missing
}

export type Filing = Draft & {
  /** Of lodging for the meeting it aims at; null where none is set or it aims at none. */
  deadline: Date | null
  at: Date
  lateReason: string
}

/** Whether it is late, or why it cannot be filed: memorandum_incomplete, memorandum_late_reason. */
export function checkFiling(filing: Filing): Result<{ late: boolean }> {
  const [missing] = missingIn(filing)
  if (missing) return refuse('memorandum_incomplete', { missing })
  const late = isLate(filing.deadline, filing.at)
  if (late && filing.lateReason.trim() === '') return refuse('memorandum_late_reason')
  return ok({ late })
}

/** What came at the deadline itself is in time. */
export const isLate = (deadline: Date | null, at: Date): boolean => deadline !== null && at > deadline

/** Until when memoranda are lodged for a meeting; null where the body set no such time. */
export const lodgementDeadline = (startsAt: Date, hours: number | null): Date | null =>
  hours === null ? null : new Date(startsAt.getTime() - hours * 3_600_000)

/** A late memorandum is accepted only by saying so. */
export const checkAcceptance = (late: boolean, admitLate: boolean): Result<null> =>
  late && !admitLate ? refuse('memorandum_late_undecided') : ok(null)

export type Awaited = { dueAt: Date }

/** While a unit that was asked has time to answer, the item is not placed: it answers, or the asking is called off. */
export const checkPlacing = (awaited: readonly Awaited[], at: Date): Result<null> =>
  awaited.some(({ dueAt }) => dueAt > at) ? refuse('observations_awaited') : ok(null)

export const OBSERVATION_STATES = ['awaited', 'given', 'none', 'called_off'] as const
export type ObservationState = (typeof OBSERVATION_STATES)[number]

export const isOverdue = ({ state, dueAt }: { state: ObservationState; dueAt: Date }, at: Date): boolean =>
  state === 'awaited' && dueAt <= at

function stays(...states: MemorandumState[]): Row {
  return Object.fromEntries(states.map((state) => [state, state]))
}
