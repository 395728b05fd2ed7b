// How other concepts move a meeting and tell its members, inside their own commit.
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { applyAct, type MeetingAct, type MeetingState } from '../../app/rules/meeting-states.ts'
import type { BodyId, ItemId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { attendance, failedSitting, meeting, notice } from '../../db/schema/meetings.ts'
import { officerSeats } from '../bodies/queries.ts'
import { endPart } from '../closed/effects.ts'
import { clearFloor, leaveFloor } from '../floor/effects.ts'
import type { Work } from '../ledger/work.ts'
import { queueMail } from '../mail/effects.ts'
import type { Ctx } from '../platform/context.ts'
import { type FailedSitting, meetingById, type Notice, nextNumber } from './queries.ts'

/** A meeting that its officers alone know of. */
export async function makeDraft(
  ctx: Ctx,
  work: Work,
  facts: Omit<typeof meeting.$inferInsert, 'id' | 'state'>,
): Promise<MeetingId> {
  const meetingId = ctx.id() as MeetingId
  await work.tx.insert(meeting).values({ id: meetingId, state: 'draft', ...facts })
  work.change('meeting', meetingId, await officerSeats(work.tx, facts.bodyId))
  return meetingId
}

/** Every edit of the agenda raises the meeting's version, so that a publication over an unseen edit is refused. */
export async function raiseVersion(work: Work, meetingId: MeetingId): Promise<number> {
  const [raised] = await work.tx
    .update(meeting)
    .set({ version: sql`${meeting.version} + 1` })
    .where(eq(meeting.id, meetingId))
    .returning({ version: meeting.version })
  if (!raised) throw new Error(`No meeting ${meetingId}`)
  return raised.version
}

/** Records a publication read at `version`; false when the meeting has moved on since. */
export async function markPublished(
  work: Work,
  meetingId: MeetingId,
  version: number,
  to: { state: MeetingState; revision: number },
): Promise<boolean> {
  const rows = await work.tx
    .update(meeting)
    .set({ ...to, offReason: null, version: version + 1 })
    .where(and(eq(meeting.id, meetingId), eq(meeting.version, version)))
    .returning({ id: meeting.id })
  return rows.length === 1
}

/** Throws where the table does not allow the act: its caller has asked before. */
export async function moveMeeting(work: Work, meetingId: MeetingId, act: MeetingAct): Promise<void> {
  const found = await meetingById(work.tx, meetingId)
  const state = found && applyAct(found.state, act)
  if (!state?.ok) throw new Error(`Meeting ${meetingId} is ${found?.state}: ${act}`)
  await work.tx
    .update(meeting)
    .set({ state: state.value, ...beside(act, work.at) })
    .where(eq(meeting.id, meetingId))
}

function beside(act: MeetingAct, at: Date) {
  switch (act) {
    case 'circulation.open':
      return { openedAt: at }
    case 'circulation.close':
      return { closedAt: at }
    // It has not begun, until it is opened again.
    case 'quorum.fail':
      return { openedAt: null, currentItemId: null, itemCalledAt: null, resumesAt: null }
    default:
      return {}
  }
}

/** Nothing is under discussion any more. */
export async function clearTable(work: Work, meetingId: MeetingId): Promise<void> {
  await clearFloor(work, meetingId, 'item')
  await work.tx.update(meeting).set({ currentItemId: null, itemCalledAt: null }).where(eq(meeting.id, meetingId))
}

/** The meeting failed for want of a quorum: it is put off, and its room is empty. */
export async function failSitting(work: Work, failed: Omit<FailedSitting, 'at'>): Promise<void> {
  const { meetingId } = failed
  await moveMeeting(work, meetingId, 'quorum.fail')
  await endPart(work, meetingId)
  await work.tx.insert(failedSitting).values({ ...failed, at: work.at })
  await work.tx.delete(attendance).where(eq(attendance.meetingId, meetingId))
}

/** Whoever sits in the seat leaves it to another; nothing where nobody has checked in. */
export async function leaveSeat(
  work: Work,
  { meetingId, seatId }: { meetingId: MeetingId; seatId: SeatId },
  by: 'self' | 'officer',
): Promise<void> {
  const left = await work.tx
    .update(attendance)
    .set({ leftAt: work.at })
    .where(and(eq(attendance.meetingId, meetingId), eq(attendance.seatId, seatId), isNull(attendance.leftAt)))
    .returning({ seatId: attendance.seatId })
  if (left.length === 0) return
  await leaveFloor(work, { meetingId, seatId }, { by, cause: 'left' })
  work.append(
    { type: 'attendance.left', payload: { meeting: meetingId, seat: seatId, by } },
    { subject: meetingId, seatId },
  )
  work.change('attendance', meetingId)
}

const WEEK_MS = 7 * 24 * 3_600_000
const TWO_HOURS_MS = 2 * 3_600_000

/** The body's next sitting that is being prepared, or a new one proposed a week ahead: its officers set the rest. */
export async function draftSitting(ctx: Ctx, work: Work, bodyId: BodyId): Promise<MeetingId> {
  const [next] = await work.tx
    .select({ id: meeting.id })
    .from(meeting)
    .where(and(eq(meeting.bodyId, bodyId), eq(meeting.state, 'draft'), ne(meeting.kind, 'circulation')))
    .orderBy(asc(meeting.startsAt), asc(meeting.id))
    .limit(1)
  if (next) return next.id
  const id = ctx.id() as MeetingId
  const number = await nextNumber(work.tx, bodyId)
  const startsAt = new Date(Math.ceil((work.at.getTime() + WEEK_MS) / 3_600_000) * 3_600_000)
  await work.tx.insert(meeting).values({
    id,
    bodyId,
    number,
    state: 'draft',
    title: { ar: `الجلسة ${number}`, en: `Sitting ${number}` },
    kind: 'in_person',
    place: { ar: '', en: '' },
    startsAt,
    endsAt: new Date(startsAt.getTime() + TWO_HOURS_MS),
  })
  return id
}

export type Telling = {
  bodyId: BodyId
  meetingId?: MeetingId
  kind: Notice['kind']
  revision?: number
  itemId?: ItemId
  aboutId?: PersonId
  place?: NonNullable<Notice['place']>
  memorandumId?: NonNullable<Notice['memorandumId']>
}

/** One notice a person, kept until read, and by e-mail to whoever wants it there. */
export async function tell(ctx: Ctx, work: Work, people: PersonId[], telling: Telling): Promise<void> {
  const unique = [...new Set(people)]
  if (unique.length === 0) return
  const told = unique.map((personId) => ({ id: ctx.id() as Notice['id'], personId, at: work.at, ...telling }))
  await work.tx.insert(notice).values(told)
  await queueMail(ctx, work, told)
}
