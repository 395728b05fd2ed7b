import { and, eq, lte } from 'drizzle-orm'
import { applyAct, mayAct } from '../../app/rules/meeting-states.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import type { ApproveMinutes } from '../../app/wire/minutes.ts'
import { minutes } from '../../db/schema/minutes.ts'
import { membersToTell } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { databaseNow } from '../ledger/queries.ts'
import { moveMeeting, tell } from '../meetings/effects.ts'
import { type Meeting, meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, type AnyActor, isPerson } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { keepFirstFiles } from '../signing/effects.ts'
import { bothFiles } from '../signing/made-file.ts'
import { fileGiven } from './minutes-file.ts'
import { minutesPage } from './minutes-page.ts'
import { correctionsOf, frozenText, minutesOfMeeting } from './queries.ts'

/**
 * The text that stands becomes the minutes of the meeting, and is set as a file in both languages. Every correction was answered
 * before. Where silence approves, the presiding officer may still do it earlier.
 */
export const approveMinutes = (
  ctx: Ctx,
  actor: Actor,
  { meetingId, requestId }: ApproveMinutes,
): Promise<Result<null>> => approve(ctx, actor, meetingId, requestId)

/** Whose deadline came with no correction open, and that silence approves. */
export async function approveDueMinutes(ctx: Ctx): Promise<void> {
  const due = await ctx.db
    .select({ meetingId: minutes.meetingId })
    .from(minutes)
    .where(
      and(
        eq(minutes.stage, 'circulated'),
        eq(minutes.approval, 'silence'),
        lte(minutes.deadline, await databaseNow(ctx)),
      ),
    )
  for (const { meetingId } of due) {
    // A correction that waits for its answer keeps them open.
    if ((await correctionsOf(ctx.db, meetingId)).some(({ outcome }) => outcome === null)) continue
    const approved = await approve(ctx, { system: 'deadline' }, meetingId)
    if (!approved.ok) ctx.log.warn({ meetingId, code: approved.code }, 'minutes were not approved at their deadline')
  }
}

async function approve(ctx: Ctx, actor: AnyActor, meetingId: MeetingId, requestId?: string): Promise<Result<null>> {
  const seen = await meetingById(ctx.db, meetingId)
  if (!seen) return refuse('not_found')
  const denied = permit(actor, 'minutes.approve', seen.bodyId)
  if (denied) return denied
  const { bodyId } = seen
  const ready = await readyText(ctx, seen)
  if (!ready.ok) return ready
  const { last, row } = ready.value
  const at = await databaseNow(ctx)
  const given = await fileGiven(ctx, seen, last, { items: null, signers: row.signers, approvedAt: at })
  const files = await bothFiles(ctx, (language) => minutesPage({ ...given, language }), at)
  if (!files.ok) return files
  const [ar, en] = files.value
  const asked = { bodies: bodyId, actor, act: 'minutes.approve', input: { meetingId }, ...(requestId && { requestId }) }
  return commit(ctx, asked, async (work) => {
    const meeting = await meetingById(work.tx, meetingId)
    const [now, standing] = [await frozenText(work.tx, meetingId), await minutesOfMeeting(work.tx, meetingId)]
    if (!meeting || !now || !standing) return refuse('not_found')
    const state = applyAct(meeting.state, 'minutes.approve')
    if (!state.ok) return state
    const corrections = (await correctionsOf(work.tx, meetingId)).filter(
      ({ circulated }) => circulated === row.circulated,
    )
    if (corrections.some(({ outcome }) => outcome === null)) return refuse('minutes_correction_open')
    if (!isPerson(actor) && (standing.approval !== 'silence' || (standing.deadline ?? work.at) > work.at))
      return refuse('minutes_deadline')
    // Somebody answered a correction while the files were made: they are made again.
    if (now.digest !== last.digest) return refuse('minutes_correction_open')
    const accepted = corrections
      .filter(({ outcome }) => outcome === 'accepted')
      .sort((a, b) => (a.answeredAt?.getTime() ?? 0) - (b.answeredAt?.getTime() ?? 0))
    work.append(
      {
        type: 'minutes.approved',
        payload: {
          meeting: meetingId,
          revision: String(last.revision),
          digest: last.digest,
          circulated: String(row.circulated),
          corrections: accepted.map(({ id, seatId }) => ({ correction: id, seat: seatId })),
          pdf: { ar: ar.sha256, en: en.sha256 },
        },
      },
      { subject: meetingId },
    )
    await keepFirstFiles(work.tx, meetingId, [ar, en], work.at)
    await work.tx
      .update(minutes)
      .set({ stage: 'approved', approvedAt: work.at })
      .where(eq(minutes.meetingId, meetingId))
    await moveMeeting(work, meetingId, 'minutes.approve')
    const told = await membersToTell(work.tx, bodyId, work.at)
    const others = told.filter((person) => !isPerson(actor) || person !== actor.personId)
    await tell(ctx, work, others, { bodyId, meetingId, kind: 'minutes_approved' })
    work.change('notice', meetingId)
    work.change('meeting', meetingId)
    return ok(null)
  })
}

async function readyText(ctx: Ctx, meeting: Meeting) {
  const { state, id } = meeting
  if (!mayAct(state, 'minutes.approve')) return refuse('meeting_state', { state, act: 'minutes.approve' })
  const [row, last] = [await minutesOfMeeting(ctx.db, id), await frozenText(ctx.db, id)]
  if (!row?.circulated || !last) return refuse('not_found')
  const open = (await correctionsOf(ctx.db, id)).some(({ outcome }) => outcome === null)
  return open ? refuse('minutes_correction_open') : ok({ row, last })
}
