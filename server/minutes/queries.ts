// What others may read of minutes.
import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import { parseCanonical } from '../../app/rules/canonical.ts'
import type { Correction as Decided, MinutesText } from '../../app/rules/minutes/text.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { minutes, minutesCorrection, minutesRevision } from '../../db/schema/minutes.ts'
import type { Db, Tx } from '../platform/context.ts'
import { signaturesOf } from '../signing/queries.ts'

export type Minutes = typeof minutes.$inferSelect
export type Correction = typeof minutesCorrection.$inferSelect
export type Revision = typeof minutesRevision.$inferSelect

export const minutesOfMeeting = async (db: Db | Tx, meetingId: MeetingId): Promise<Minutes | undefined> =>
  (await db.select().from(minutes).where(eq(minutes.meetingId, meetingId)))[0]

/** The newest frozen text, or the one of this revision. */
export async function frozenText(
  db: Db | Tx,
  meetingId: MeetingId,
  revision?: number,
): Promise<{ text: MinutesText; digest: string; revision: number } | undefined> {
  const wanted = eq(minutesRevision.meetingId, meetingId)
  const [row] = await db
    .select()
    .from(minutesRevision)
    .where(revision === undefined ? wanted : and(wanted, eq(minutesRevision.revision, revision)))
    .orderBy(desc(minutesRevision.revision))
    .limit(1)
  if (!row) return undefined
  const parsed = parseCanonical(row.canonical)
  if (!parsed.ok) throw new Error(`Revision ${row.revision} of the minutes of ${meetingId} cannot be read`)
  return { text: parsed.value as unknown as MinutesText, digest: row.digest, revision: row.revision }
}

/** Every paragraph that an accepted correction made, by the correction. */
export async function decidedIn(db: Db | Tx, meetingId: MeetingId): Promise<Record<string, Decided>> {
  const rows = await db
    .select({ canonical: minutesRevision.canonical, correction: minutesRevision.correctionId })
    .from(minutesRevision)
    .where(and(eq(minutesRevision.meetingId, meetingId), isNotNull(minutesRevision.correctionId)))
  return Object.fromEntries(
    rows.flatMap(({ canonical, correction }) => {
      const parsed = parseCanonical(canonical)
      const { paragraphs } = (parsed.ok ? parsed.value : { paragraphs: [] }) as unknown as MinutesText
      const made = paragraphs.find(({ corrected }) => corrected?.correction === correction)
      return made?.corrected
        ? [[made.corrected.correction, { ar: made.ar, en: made.en, corrected: made.corrected }]]
        : []
    }),
  )
}

export const correctionsOf = (db: Db | Tx, meetingId: MeetingId): Promise<Correction[]> =>
  db
    .select()
    .from(minutesCorrection)
    .where(eq(minutesCorrection.meetingId, meetingId))
    .orderBy(asc(minutesCorrection.at), asc(minutesCorrection.id))

export const correctionById = async (db: Db | Tx, id: string): Promise<Correction | undefined> =>
  (await db.select().from(minutesCorrection).where(eq(minutesCorrection.id, id)))[0]

/** Every text that was frozen, in order, verbatim. */
export const revisionsOf = (db: Db | Tx, meetingId: MeetingId): Promise<Revision[]> =>
  db
    .select()
    .from(minutesRevision)
    .where(eq(minutesRevision.meetingId, meetingId))
    .orderBy(asc(minutesRevision.revision))

/** How many of those who were to sign have not. */
export async function missingSignatures(db: Db | Tx, meetingId: MeetingId): Promise<number> {
  const row = await minutesOfMeeting(db, meetingId)
  const signed = (await signaturesOf(db, meetingId)).filter(({ step }) => step > 0).length
  return (row?.signers.length ?? 0) - signed
}
