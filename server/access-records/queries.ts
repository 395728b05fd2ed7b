// What others may read of access records: rows, and the text that each was hashed from.
import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { accessText } from '../../app/rules/access-record.ts'
import type { BodyId, PaperId, PersonId } from '../../app/wire/ids.ts'
import { accessRecord, accessSeal } from '../../db/schema/access-records.ts'
import type { Db, Tx } from '../platform/context.ts'

export type AccessRecord = typeof accessRecord.$inferSelect
export type AccessSeal = typeof accessSeal.$inferSelect

const SHOWN = 500

/** The newest first. */
export const recordsOfPerson = (db: Db | Tx, personId: PersonId): Promise<AccessRecord[]> =>
  db
    .select()
    .from(accessRecord)
    .where(eq(accessRecord.personId, personId))
    .orderBy(desc(accessRecord.at), desc(accessRecord.id))
    .limit(SHOWN)

export const recordsOfPaper = (db: Db | Tx, paperId: PaperId): Promise<AccessRecord[]> =>
  db
    .select()
    .from(accessRecord)
    .where(eq(accessRecord.paperId, paperId))
    .orderBy(desc(accessRecord.at), desc(accessRecord.id))
    .limit(SHOWN)

export async function recordById(db: Db | Tx, id: string): Promise<AccessRecord | undefined> {
  return (await db.select().from(accessRecord).where(eq(accessRecord.id, id)))[0]
}

/** Under one entry, in the order of their places. */
export const recordsUnder = (db: Db | Tx, bodyId: BodyId, entry: number): Promise<AccessRecord[]> =>
  db
    .select()
    .from(accessRecord)
    .where(and(eq(accessRecord.bodyId, bodyId), eq(accessRecord.entry, entry)))
    .orderBy(asc(accessRecord.place))

export const sealedRecords = (db: Db | Tx, bodyId: BodyId): Promise<AccessRecord[]> =>
  db
    .select()
    .from(accessRecord)
    .where(and(eq(accessRecord.bodyId, bodyId), isNotNull(accessRecord.entry)))
    .orderBy(asc(accessRecord.entry), asc(accessRecord.place))

export const unsealedRecords = (db: Db | Tx, bodyId: BodyId): Promise<AccessRecord[]> =>
  db
    .select()
    .from(accessRecord)
    .where(and(eq(accessRecord.bodyId, bodyId), isNull(accessRecord.entry)))
    .orderBy(asc(accessRecord.at), asc(accessRecord.id))

export async function sealAt(db: Db | Tx, bodyId: BodyId, entry: number): Promise<AccessSeal | undefined> {
  const [row] = await db
    .select()
    .from(accessSeal)
    .where(and(eq(accessSeal.bodyId, bodyId), eq(accessSeal.entry, entry)))
  return row
}

/** What the record said when it was entered; null once its content was destroyed. */
export function textOf(record: AccessRecord): string | null {
  const { bodyId, at, personId, seatId, paperId, versionId, act, fromPage, toPage, salt } = record
  if (personId === null || paperId === null || act === null || salt === null) return null
  const pages = fromPage === null || toPage === null ? null : { from: String(fromPage), to: String(toPage) }
  return accessText({
    body: bodyId,
    at: at.toISOString(),
    person: personId,
    seat: seatId,
    paper: paperId,
    version: versionId,
    act,
    pages,
    salt,
  })
}

/** Papers of the body of which anything is recorded. */
export async function recordedPapers(db: Db | Tx, bodyId: BodyId): Promise<PaperId[]> {
  const rows = await db
    .selectDistinct({ paperId: accessRecord.paperId })
    .from(accessRecord)
    .where(and(eq(accessRecord.bodyId, bodyId), isNotNull(accessRecord.paperId)))
  return rows.flatMap(({ paperId }) => paperId ?? [])
}
