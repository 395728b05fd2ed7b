// Which version of a paper a reader knows, and how much is other since. Theirs alone to know.
import { and, eq, inArray } from 'drizzle-orm'
import type { PaperId, PersonId, VersionId } from '../../app/wire/ids.ts'
import { comparedVersions, knownVersion, paperVersion } from '../../db/schema/documents.ts'
import type { Db, Tx } from '../platform/context.ts'
import { DESTROYED_BLOB } from './queries.ts'

/** `since` is the version that they know; `words` how many differ, null until the two were compared. */
export type Revised = { since: number; words: number | null }
type Shown = { id: PaperId; version: { id: VersionId; number: number } }

/** Of these papers as they are shown, those that were revised since this reader last learned what is in them. */
export async function revisedSinceRead(
  db: Db | Tx,
  personId: PersonId,
  papers: readonly Shown[],
): Promise<Map<PaperId, Revised>> {
  const known = await knownOf(
    db,
    personId,
    papers.map(({ id }) => id),
  )
  const revised = papers.flatMap(({ id, version }) => {
    const from = known.get(id)
    return from && from.number < version.number ? [{ id, from, to: version.id }] : []
  })
  if (revised.length === 0) return new Map()
  const counted = await db
    .select()
    .from(comparedVersions)
    .where(
      inArray(
        comparedVersions.toId,
        revised.map(({ to }) => to),
      ),
    )
  return new Map(
    revised.map(({ id, from, to }) => {
      const pair = counted.find(({ fromId, toId }) => fromId === from.id && toId === to)
      return [id, { since: from.number, words: pair?.changed ?? null }]
    }),
  )
}

/** A version whose text was destroyed cannot be compared with: nobody is told of it. */
export async function knownOf(
  db: Db | Tx,
  personId: PersonId,
  papers: PaperId[],
): Promise<Map<PaperId, { id: VersionId; number: number }>> {
  if (papers.length === 0) return new Map()
  const rows = await db
    .select({
      paperId: knownVersion.paperId,
      id: paperVersion.id,
      number: paperVersion.number,
      blob: paperVersion.blob,
    })
    .from(knownVersion)
    .innerJoin(paperVersion, eq(paperVersion.id, knownVersion.versionId))
    .where(and(eq(knownVersion.personId, personId), inArray(knownVersion.paperId, papers)))
  return new Map(
    rows.flatMap(({ paperId, id, number, blob }) => (blob === DESTROYED_BLOB ? [] : [[paperId, { id, number }]])),
  )
}
