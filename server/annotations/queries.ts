// What other concepts may know of notes: how many were carried, nothing of whose they are, and how many of one's own have no place.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { PersonId, VersionId } from '../../app/wire/ids.ts'
import { annotationLayer, asideNote } from '../../db/schema/annotations.ts'
import type { Db, Tx } from '../platform/context.ts'

/** Moved by themselves, for their authors to check, without a place. */
export type Tally = { moved: number; check: number; orphan: number }
export const NONE: Tally = { moved: 0, check: 0, orphan: 0 }

/** How many notes were carried into each of these versions, of all audiences together: whose they are is nobody's to know. */
export async function carriedInto(db: Db | Tx, versions: VersionId[]): Promise<Map<VersionId, Tally>> {
  if (versions.length === 0) return new Map()
  const sum = (key: keyof Tally) => sql<number>`sum((${annotationLayer.carried}->>${sql.raw(`'${key}'`)})::int)::int`
  const rows = await db
    .select({
      versionId: annotationLayer.versionId,
      moved: sum('moved'),
      check: sum('check'),
      orphan: sum('orphan'),
    })
    .from(annotationLayer)
    .where(and(inArray(annotationLayer.versionId, versions), sql`${annotationLayer.carried} is not null`))
    .groupBy(annotationLayer.versionId)
  return new Map(rows.map(({ versionId, ...tally }) => [versionId, tally]))
}

/** How many notes of this person's own found no place when a device came back. */
export const countAside = (db: Db | Tx, personId: PersonId): Promise<number> =>
  db.$count(asideNote, eq(asideNote.personId, personId))
