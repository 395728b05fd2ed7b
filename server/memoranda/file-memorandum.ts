import { toHex } from '../../app/rules/bytes.ts'
import { nextOfYear, yearIn } from '../../app/rules/decisions.ts'
import { checkFiling, lodgementDeadline } from '../../app/rules/memoranda.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { FileMemorandum } from '../../app/wire/memoranda.ts'
import { memorandumVersion } from '../../db/schema/memoranda.ts'
import { bodyById } from '../bodies/queries.ts'
import { lodgedFiles } from '../documents/queries.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { actOn, addStep, changeMemorandum, entryOf } from './act-on.ts'
import { digestOfVersion } from './digests.ts'
import { checkReferences } from './lodging.ts'
import { filedIn, lodgementHours, type Memorandum, usesOf } from './queries.ts'
import { tellSecretariat } from './tell-units.ts'
import { written } from './write-memorandum.ts'

export type Filing = { year: number; number: number; filed: number; late: boolean; version: number }

/**
 * Files the memorandum with the secretariat as its next version, by an entry that has its digest. After the deadline of the meeting it
 * aims at only with a reason. Refused: memorandum_incomplete, memorandum_late_reason, memorandum_meeting_closed.
 */
export function fileMemorandum(ctx: Ctx, actor: Actor, input: FileMemorandum): Promise<Result<Filing>> {
  return actOn(ctx, actor, input, 'file', async (work, { memorandum, state, unit }) => {
    const fields = written(input.fields)
    const { title, summary, decision, fileId, meetingId } = fields
    const aims = await checkReferences(work.tx, memorandum, fields, work.at)
    if (!aims.ok) return aims
    const hours = await lodgementHours(work.tx, memorandum.bodyId)
    const deadline = aims.value ? lodgementDeadline(aims.value.startsAt, hours) : null
    const paper = fileId ? (await lodgedFiles(work.tx, [fileId])).get(fileId) : undefined
    const checked = checkFiling({
      title,
      summary,
      paper: paper !== undefined,
      deadline,
      at: work.at,
      lateReason: input.lateReason,
    })
    if (!checked.ok) return checked
    if (!fileId || !paper) throw new Error('Filed without a paper')
    // One file is one memorandum's: on an agenda it becomes a paper of its own.
    if ((await usesOf(work.tx, fileId)).filed.some(({ memorandumId }) => memorandumId !== memorandum.id))
      return refuse('not_found')
    const { late } = checked.value
    const lateReason = late ? input.lateReason : ''
    const { year, number } = await numbered(work, memorandum)
    const filed = memorandum.filed + 1
    const blind = toHex(ctx.random(32))
    const told = { title, summary, decision, meetingId, lateReason, blind }
    const digest = digestOfVersion({ memorandumId: memorandum.id, number: filed, ...told }, paper.sha256)
    const entry = work.append(
      {
        type: 'memorandum.filed',
        payload: {
          ...entryOf({ ...memorandum, year, number }, filed),
          unit: unit.id,
          unit_name: unit.name,
          late,
          digest,
        },
      },
      { subject: memorandum.id },
    )
    await work.tx.insert(memorandumVersion).values({
      memorandumId: memorandum.id,
      number: filed,
      title,
      summary,
      decision,
      fileId,
      meetingId,
      deadline,
      late,
      lateReason,
      filedBy: actor.personId,
      filedAt: work.at,
      blind,
      digest,
      entry,
    })
    const version = await changeMemorandum(work, memorandum, {
      ...fields,
      state,
      year,
      number,
      filed,
      lateAdmitted: false,
    })
    const step = { act: 'filed' as const, ofVersion: filed, words: lateReason, unitId: unit.id, meetingId, entry }
    await addStep(ctx, work, actor, memorandum.id, { ...step, dueAt: deadline })
    await tellSecretariat(ctx, work, actor, memorandum, 'memorandum_filed')
    return ok({ year, number, filed, late, version })
  })
}

/** The number it has, or the next of the year: under the head's lock, without gaps. */
async function numbered(work: Work, { bodyId, year, number }: Memorandum): Promise<{ year: number; number: number }> {
  if (year !== null && number !== null) return { year, number }
  const body = await bodyById(work.tx, bodyId)
  if (!body) throw new Error(`No body ${bodyId}`)
  const now = yearIn(work.at, body.zone)
  const given = (await filedIn(work.tx, bodyId)).flatMap((one) => (one.year === now && one.number ? [one.number] : []))
  return { year: now, number: nextOfYear(given) }
}
