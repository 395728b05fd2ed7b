// Who would be reminded of a sitting's papers now, and who was when. One place for the page that says it and the act that does it.
import { desc, eq } from 'drizzle-orm'
import { remindedLately } from '../../app/rules/reading.ts'
import type { MeetingId, PaperId, PersonId } from '../../app/wire/ids.ts'
import { readingReminder } from '../../db/schema/reading.ts'
import type { Db, Tx } from '../platform/context.ts'
import { readingsOf } from './queries.ts'
import { type Circle, mayRead, type TracedPaper } from './readers.ts'

export type Reminder = typeof readingReminder.$inferSelect

/** The newest first. */
export const remindersOf = (db: Db | Tx, meetingId: MeetingId): Promise<Reminder[]> =>
  db
    .select()
    .from(readingReminder)
    .where(eq(readingReminder.meetingId, meetingId))
    .orderBy(desc(readingReminder.at), desc(readingReminder.id))

export type Waiting = { personId: PersonId; papers: TracedPaper[] }

/** Readers who have not opened papers that are theirs to read, each with those papers. */
export async function waitingIn(db: Db | Tx, circle: Circle): Promise<Waiting[]> {
  const readings = await readingsOf(
    db,
    circle.papers.map(({ id }) => id),
  )
  const opened = new Set(readings.map(({ personId, versionId }) => placeOf(personId, versionId)))
  return circle.readers.flatMap(({ personId }) => {
    const papers = circle.papers.filter(
      (paper) => mayRead(circle, personId, paper) && !opened.has(placeOf(personId, paper.version.id)),
    )
    return papers.length > 0 ? [{ personId, papers }] : []
  })
}

const placeOf = (personId: string, versionId: string): string => `${personId} ${versionId}`

export type Wanted = { paperId: PaperId | null; personId: PersonId | null }

/** Of those the ones that are meant, without whoever asks, and apart whom it is too early to remind again. */
export function toRemind(
  waiting: Waiting[],
  { paperId, personId }: Wanted,
  { by, reminders, at }: { by: PersonId; reminders: Reminder[]; at: Date },
): { now: Waiting[]; lately: Waiting[] } {
  const meant = waiting.filter(
    (one) =>
      one.personId !== by &&
      (personId === null || one.personId === personId) &&
      (paperId === null || one.papers.some(({ id }) => id === paperId)),
  )
  const isLate = (one: Waiting) =>
    reminders.some((reminder) => reminder.personId === one.personId && remindedLately(reminder.at, at))
  return { now: meant.filter((one) => !isLate(one)), lately: meant.filter(isLate) }
}
