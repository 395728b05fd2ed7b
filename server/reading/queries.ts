// What others may read of reading: one's own, or everybody's for whoever may see it.
import { and, eq, inArray } from 'drizzle-orm'
import type { BodyId, PaperId, PersonId, VersionId } from '../../app/wire/ids.ts'
import { paperReading } from '../../db/schema/reading.ts'
import { bodyById } from '../bodies/queries.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Reading = typeof paperReading.$inferSelect

/** A body that decided nothing records it. */
export const recordsReading = async (db: Db | Tx, bodyId: BodyId): Promise<boolean> =>
  (await bodyById(db, bodyId))?.settings.readingRecorded ?? true

export type OwnReading = { pages: number; acknowledgedAt: string | null }

/** What this person has read of these versions; those never opened are absent. */
export async function ownReading(
  db: Db | Tx,
  personId: PersonId,
  versions: VersionId[],
): Promise<Map<VersionId, OwnReading>> {
  if (versions.length === 0) return new Map()
  const rows = await db
    .select()
    .from(paperReading)
    .where(and(eq(paperReading.personId, personId), inArray(paperReading.versionId, versions)))
  return new Map(
    rows.map(({ versionId, pages, acknowledgedAt }) => [
      versionId,
      { pages: pages.length, acknowledgedAt: acknowledgedAt?.toISOString() ?? null },
    ]),
  )
}

/** What anybody has read of these papers, of any version. */
export async function readingsOf(db: Db | Tx, papers: PaperId[]): Promise<Reading[]> {
  return papers.length === 0 ? [] : db.select().from(paperReading).where(inArray(paperReading.paperId, papers))
}
