import { type MemorandumAct, mayActOn } from '../../app/rules/memoranda.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import type { MeetingId, MemorandumId, PersonId, UnitId, VersionId } from '../../app/wire/ids.ts'
import { itemById, publication } from '../agenda/queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { lodgedFiles } from '../documents/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { aimsOf, isOpenTo } from './lodging.ts'
import {
  type Memorandum,
  memorandumById,
  type Observation,
  observationsOn,
  type Step,
  stepsOf,
  unitsById,
  unitsOf,
  versionsOf,
} from './queries.ts'
import { type Sight, sightOf } from './sight-queries.ts'

export type MemorandumPage = Extract<Awaited<ReturnType<typeof loadMemorandum>>, { ok: true }>['value']
export type ShownVersion = MemorandumPage['versions'][number]
export type ShownObservation = MemorandumPage['observations'][number]
export type ShownStep = MemorandumPage['steps'][number]
export type ShownFile = NonNullable<ShownVersion['file']>

/**
 * One memorandum as this person may see it: its own unit and whoever prepares or reads its item see the whole trail; a unit that was
 * asked to observe sees what was filed last and what it was asked and said itself.
 */
export async function loadMemorandum(ctx: Ctx, actor: Actor, id: MemorandumId) {
  const memorandum = await memorandumById(ctx.db, id)
  const sight = memorandum && (await sightOf(ctx.db, actor, memorandum))
  const body = memorandum && (await bodyById(ctx.db, memorandum.bodyId))
  if (!memorandum || !sight || !body) return refuse('not_found')
  const now = ctx.clock()
  const whole = sight.own || sight.officer || sight.member
  const all = await versionsOf(ctx.db, [id])
  const versions = whole ? all : all.slice(-1)
  const observations = (await observationsOn(ctx.db, [id])).filter((one) => isShown(one, sight, whole))
  const steps = (await stepsOf(ctx.db, id)).filter((step) => whole || isOfAsked(step, sight, memorandum))
  const units = await unitsById(ctx.db, [
    memorandum.unitId,
    ...new Set([...observations, ...steps].flatMap(({ unitId }) => (unitId ? [unitId] : []))),
  ])
  const unit = (unitId: UnitId) => ({ unitId, name: units.get(unitId)?.name ?? { ar: '', en: '' } })
  const names = await namesOf(ctx.db, [...new Set(steps.map(({ personId }) => personId))])
  const files = await filesShown(ctx, [memorandum, ...versions, ...observations])
  const meetings = await meetingsShown(ctx, [memorandum, ...versions, ...steps])
  const last = all.at(-1)
  return ok({
    accent: body.accent,
    zone: body.zone,
    now: now.toISOString(),
    pageTitle: memorandum.filed > 0 && last ? last.title : 'memoranda:one',
    body: { id: body.id, slug: body.slug, name: body.name },
    /** Whether they have pages of the body to go to. */
    seated: may(actor, 'meeting.read', body.id),
    ledger: may(actor, 'ledger.read', body.id),
    sight: { ...sight, asked: sight.asked.map(unit) },
    whole,
    unit: unit(memorandum.unitId),
    memorandum: {
      memorandumId: id,
      state: memorandum.state,
      version: memorandum.version,
      year: memorandum.year,
      number: memorandum.number,
      filed: memorandum.filed,
      late: last?.late ?? false,
      lateAdmitted: memorandum.lateAdmitted,
    },
    /** What its unit is writing. */
    draft: sight.own && mayActOn(memorandum.state, 'edit') ? draftShown(memorandum, files) : null,
    aims: sight.own || sight.officer ? (await aimsOf(ctx.db, body.id, now)).map(shownAim) : [],
    versions: versions.map((one) => ({
      number: one.number,
      title: one.title,
      summary: one.summary,
      decision: one.decision,
      file: files.get(one.fileId) ?? null,
      meeting: one.meetingId ? (meetings.get(one.meetingId) ?? null) : null,
      deadline: one.deadline?.toISOString() ?? null,
      late: one.late,
      lateReason: one.lateReason,
      filedAt: one.filedAt.toISOString(),
      digest: one.digest,
      entry: one.entry,
    })),
    observations: observations.map((one) => ({
      observationId: one.id,
      unit: unit(one.unitId),
      mine: sight.asked.includes(one.unitId),
      state: one.state,
      question: one.question,
      askedAt: one.askedAt.toISOString(),
      dueAt: one.dueAt.toISOString(),
      words: one.words,
      file: one.fileId ? (files.get(one.fileId) ?? null) : null,
      ofVersion: one.ofVersion,
      answeredAt: one.answeredAt?.toISOString() ?? null,
    })),
    steps: steps.map((step) => ({
      stepId: step.id,
      at: step.at.toISOString(),
      act: step.act,
      // Who of the unit or the secretariat did it is told to whoever sees the whole trail.
      by: whole ? (names.get(step.personId as PersonId) ?? null) : null,
      ofVersion: step.ofVersion,
      words: step.words,
      unit: step.unitId ? unit(step.unitId) : null,
      meeting: step.meetingId ? (meetings.get(step.meetingId) ?? null) : null,
      dueAt: step.dueAt?.toISOString() ?? null,
      entry: step.entry,
    })),
    placed: await placedShown(ctx, actor, memorandum, sight),
    /** Whom the secretariat may ask. */
    units: sight.officer
      ? (await unitsOf(ctx.db, body.id))
          .filter(({ id, closed }) => !closed && id !== memorandum.unitId)
          .map(({ id, name }) => ({ unitId: id, name }))
      : [],
    acts: actsOf(memorandum, sight, may(actor, 'memorandum.decide', body.id)),
  })
}

/** What of the table this person may do now. */
function actsOf({ state }: Memorandum, { own, officer }: Sight, decides: boolean): MemorandumAct[] {
  const theirs: MemorandumAct[] = [
    ...(own ? (['edit', 'file', 'withdraw'] as const) : []),
    ...(officer && decides ? (['accept', 'return', 'schedule', 'take_off', 'ask', 'call_off'] as const) : []),
  ]
  return theirs.filter((act) => mayActOn(state, act))
}

const isShown = ({ unitId, state }: Observation, { asked }: Sight, whole: boolean): boolean =>
  whole || (state !== 'called_off' && asked.includes(unitId))

/** The last filing, and what it was asked and said. */
const isOfAsked = ({ act, unitId, ofVersion }: Step, { asked }: Sight, { filed }: Memorandum): boolean =>
  (act === 'filed' && ofVersion === filed) || (unitId !== null && asked.includes(unitId))

type Referring = { fileId?: VersionId | null; meetingId?: MeetingId | null }

async function filesShown(ctx: Ctx, rows: Referring[]) {
  const files = await lodgedFiles(ctx.db, [...new Set(rows.flatMap(({ fileId }) => (fileId ? [fileId] : [])))])
  return new Map(
    [...files].map(([fileId, { fileName, pages, textless, active, damaged, sha256, blob }]) => [
      fileId,
      { fileId, fileName, pages, scanned: textless.length > 0, active, damaged, sha256, gone: blob === '' },
    ]),
  )
}

/** Of a meeting its number and day, which is all that a unit knows of it. */
async function meetingsShown(ctx: Ctx, rows: Referring[]) {
  const ids = [...new Set(rows.flatMap(({ meetingId }) => (meetingId ? [meetingId] : [])))]
  const meetings = await Promise.all(ids.map((id) => meetingById(ctx.db, id)))
  return new Map(
    meetings.flatMap((one) =>
      one ? [[one.id, { meetingId: one.id, number: one.number, startsAt: one.startsAt.toISOString() }] as const] : [],
    ),
  )
}

const shownAim = ({ startsAt, deadline, ...aim }: Awaited<ReturnType<typeof aimsOf>>[number]) => ({
  ...aim,
  startsAt: startsAt.toISOString(),
  deadline: deadline?.toISOString() ?? null,
})

const draftShown = (
  { title, summary, decision, fileId, meetingId }: Memorandum,
  files: Awaited<ReturnType<typeof filesShown>>,
) => ({ title, summary, decision, meetingId, file: fileId ? (files.get(fileId) ?? null) : null })

/** Where it stands: the item for whoever sees it, the meeting's day for its unit. */
async function placedShown(ctx: Ctx, actor: Actor, { itemId, bodyId }: Memorandum, { officer, member }: Sight) {
  const item = itemId ? await itemById(ctx.db, itemId) : undefined
  const meeting = item && (await meetingById(ctx.db, item.meetingId))
  if (!item || !meeting) return null
  const told = await publication(ctx.db, meeting.id)
  const on = told?.items.find((one) => one.item === item.id)
  const edits = officer && may(actor, 'agenda.edit', bodyId)
  const to = on ? `/m/${meeting.id}#item-${item.id}` : edits ? `/m/${meeting.id}/agenda?item=${item.id}` : null
  return {
    meeting: { meetingId: meeting.id, number: meeting.number, startsAt: meeting.startsAt.toISOString() },
    itemNumber: member ? (on?.number ?? null) : null,
    to: member || officer ? to : null,
    /** The secretariat took its item out of the draft, or the meeting does not take place. */
    gone: meeting.state === 'cancelled' || (item.removed && item.publishedRevision === null),
    ahead: isOpenTo(meeting, ctx.clock()),
  }
}
