// What others may read of meetings and notices.
import { and, asc, desc, eq, gt, inArray, isNull, max, type SQL, sql } from 'drizzle-orm'
import { MEETING_STATES, type MeetingAct, mayAct } from '../../app/rules/meeting-states.ts'
import type { BodyId, ItemId, MeetingId, PersonId } from '../../app/wire/ids.ts'
import { failedSitting, meeting, notice } from '../../db/schema/meetings.ts'
import { texts } from '../platform/column.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Meeting = typeof meeting.$inferSelect
export type Notice = typeof notice.$inferSelect
export type FailedSitting = typeof failedSitting.$inferSelect

export async function meetingById(db: Db | Tx, id: MeetingId): Promise<Meeting | undefined> {
  return (await db.select().from(meeting).where(eq(meeting.id, id)))[0]
}

/** For the statement of a writer who does not wait for an answer first: whether the meeting is in a state that takes the act. */
export const takesAct = (id: MeetingId, act: MeetingAct): SQL => {
  const states = MEETING_STATES.filter((state) => mayAct(state, act))
  return sql`exists (select from ${meeting} where ${meeting.id} = ${id} and ${meeting.state} = any(${texts(states)}))`
}

export const meetingsById = (db: Db | Tx, ids: MeetingId[]): Promise<Meeting[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.select().from(meeting).where(inArray(meeting.id, ids))

/** Every meeting of these bodies, drafts included, by date: who may know of a draft is the caller's question. */
export async function meetingsOf(db: Db | Tx, bodies: BodyId[]): Promise<Meeting[]> {
  if (bodies.length === 0) return []
  return db
    .select()
    .from(meeting)
    .where(inArray(meeting.bodyId, bodies))
    .orderBy(asc(meeting.startsAt), asc(meeting.id))
}

/** The number after the highest one given so far; the caller holds the body's head, so nobody else gets the same. */
export async function nextNumber(db: Db | Tx, bodyId: BodyId): Promise<number> {
  const [found] = await db
    .select({ last: max(meeting.number) })
    .from(meeting)
    .where(eq(meeting.bodyId, bodyId))
  return (found?.last ?? 0) + 1
}

/** The times that the meeting failed for want of a quorum, in order. */
export const failuresOf = (db: Db | Tx, meetingId: MeetingId): Promise<FailedSitting[]> =>
  db.select().from(failedSitting).where(eq(failedSitting.meetingId, meetingId)).orderBy(asc(failedSitting.entry))

/** As a screen says it. */
export const failureShown = ({ at, quorum }: FailedSitting) => ({
  at: at.toISOString(),
  present: Number(quorum.present),
  required: Number(quorum.required),
})

/** Newest first. */
export async function noticesOf(db: Db | Tx, personId: PersonId, limit = 200): Promise<Notice[]> {
  return db
    .select()
    .from(notice)
    .where(eq(notice.personId, personId))
    .orderBy(desc(notice.at), desc(notice.id))
    .limit(limit)
}

export async function unreadNotices(db: Db | Tx, personId: PersonId): Promise<Notice[]> {
  return db
    .select()
    .from(notice)
    .where(and(eq(notice.personId, personId), isNull(notice.readAt)))
    .orderBy(asc(notice.at), asc(notice.id))
}

/** Who was told that an item of the meeting may concern whom. */
export const suggestedIn = (db: Db | Tx, meetingId: MeetingId): Promise<Notice[]> =>
  db
    .select()
    .from(notice)
    .where(and(eq(notice.meetingId, meetingId), eq(notice.kind, 'interest_suggested')))

/** Items of the meeting that name something this person has registered an interest in. */
export async function suggestedTo(db: Db | Tx, personId: PersonId, meetingId: MeetingId): Promise<Set<ItemId>> {
  const told = (await suggestedIn(db, meetingId)).filter((one) => one.personId === personId && one.aboutId === personId)
  return new Set(told.flatMap(({ itemId }) => (itemId ? [itemId] : [])))
}

/** Meetings that are under way by circulation, of every body. */
export const circulating = (db: Db | Tx): Promise<Meeting[]> =>
  db.select().from(meeting).where(eq(meeting.state, 'in_circulation'))

/** Who was given such a notice about the meeting. */
export async function toldOf(db: Db | Tx, meetingId: MeetingId, kind: Notice['kind']): Promise<Set<PersonId>> {
  const rows = await db
    .select({ personId: notice.personId })
    .from(notice)
    .where(and(eq(notice.meetingId, meetingId), eq(notice.kind, kind)))
  return new Set(rows.map(({ personId }) => personId))
}

/** Who was given such a notice about the meeting since then. */
export async function toldSince(
  db: Db | Tx,
  meetingId: MeetingId,
  kind: Notice['kind'],
  since: Date,
): Promise<Set<PersonId>> {
  const rows = await db
    .select({ personId: notice.personId })
    .from(notice)
    .where(and(eq(notice.meetingId, meetingId), eq(notice.kind, kind), gt(notice.at, since)))
  return new Set(rows.map(({ personId }) => personId))
}

/** Who was already told of their name in which of these notes and replies: each as `note person`. */
export async function toldInNotes(db: Db | Tx, notes: string[]): Promise<Set<string>> {
  const saidIn = sql<string>`${notice.place}->>'saidIn'`
  const rows = await db
    .select({ personId: notice.personId, saidIn })
    .from(notice)
    .where(and(eq(notice.kind, 'note_mention'), sql`${saidIn} = any(${texts(notes)})`))
  return new Set(rows.map((row) => `${row.saidIn} ${row.personId}`))
}
