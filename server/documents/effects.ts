// What other concepts' commits do to papers.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { BodyId, ItemId, PaperId, PersonId, VersionId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { keptPack, lodgedFile, paper, paperPage, paperVersion } from '../../db/schema/documents.ts'
import { seatsSeeing } from '../access/queries.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx, Db, Tx } from '../platform/context.ts'
import { officersSeeing } from './paper-audience.ts'
import { DESTROYED_BLOB, type PaperWithVersion, papersOf } from './queries.ts'

/**
 * Releases the newest version of every paper of these items to the members who see them: one `paper.released` for each version
 * that was not released before. Answers all papers as released, in order. Call after `rewriteAccess`.
 */
export async function releasePapers(work: Work, bodyId: BodyId, items: ItemId[]): Promise<PaperWithVersion[]> {
  const papers = await papersOf(work.tx, items, { draft: true })
  for (const { version, ...paper } of papers) {
    if (version.releasedAt) continue
    const released = await work.tx
      .update(paperVersion)
      .set({ releasedAt: work.at })
      .where(and(eq(paperVersion.id, version.id), isNull(paperVersion.releasedAt)))
      .returning({ id: paperVersion.id })
    if (released.length !== 1) throw new Error(`Version ${version.id} was released twice`)
    work.append(
      {
        type: 'paper.released',
        payload: {
          paper: paper.id,
          version: String(version.number),
          item: paper.itemId,
          title: paper.title,
          sha256: version.sha256,
          pages: String(version.pages),
        },
      },
      { itemId: paper.itemId, subject: paper.id },
      bodyId,
    )
    version.releasedAt = work.at
    work.change('paper', paper.itemId, await seatsSeeing(work.tx, paper.itemId), bodyId)
  }
  return papers
}

export type DestroyedVersion = { id: VersionId; blob: string; paper: PaperId; version: string; sha256: string }

/**
 * Lets go what was read out of these versions, and their claim to a stored file; the row, its number and its SHA-256 stay.
 * Answers each with the file it named, for the caller to remove once the commit is durable.
 */
export async function destroyVersions(
  work: Work,
  released: readonly { paper: PaperId; version: string }[],
): Promise<DestroyedVersion[]> {
  const wanted = new Set(released.map(({ paper, version }) => `${paper} ${version}`))
  const rows = await work.tx
    .select()
    .from(paperVersion)
    .where(inArray(paperVersion.paperId, [...new Set(released.map(({ paper }) => paper))]))
  const versions = rows
    .filter(({ paperId, number, blob }) => blob !== DESTROYED_BLOB && wanted.has(`${paperId} ${number}`))
    .map(({ id, blob, paperId, number, sha256 }) => ({ id, blob, paper: paperId, version: String(number), sha256 }))
  const ids = versions.map(({ id }) => id)
  if (ids.length === 0) return []
  await work.tx
    .update(paperVersion)
    .set({ blob: DESTROYED_BLOB, fileName: '', outline: [] })
    .where(inArray(paperVersion.id, ids))
  await work.tx.delete(paperPage).where(inArray(paperPage.versionId, ids))
  // Of a file that a unit lodged the version is one half.
  await work.tx
    .update(lodgedFile)
    .set({ blob: DESTROYED_BLOB, fileName: '', outline: [] })
    .where(inArray(lodgedFile.id, ids))
  return versions
}

/**
 * Puts a lodged file on an item as a paper of its own, under the ids it was read with. One that stood on an item before moves with it,
 * unless members were given it there: then the item gets a copy. The caller raises the meeting's version.
 */
export async function placeLodged(
  ctx: Ctx,
  work: Work,
  fileId: VersionId,
  { itemId, title }: { itemId: ItemId; title: Bilingual },
): Promise<void> {
  const [file] = await work.tx.select().from(lodgedFile).where(eq(lodgedFile.id, fileId))
  if (!file) throw new Error(`No lodged file ${fileId}`)
  const { id, paperId, bodyId, unitId: _, ...read } = file
  const [before] = await work.tx.select().from(paperVersion).where(eq(paperVersion.id, id))
  const placed = { itemId, title, position: 0, removed: false }
  if (before && !before.releasedAt) await work.tx.update(paper).set(placed).where(eq(paper.id, paperId))
  else {
    const as = before ? { id: ctx.id() as VersionId, paperId: ctx.id() as PaperId } : { id, paperId }
    if (before) {
      const pages = await work.tx.select().from(paperPage).where(eq(paperPage.versionId, id))
      for (const page of pages) await work.tx.insert(paperPage).values({ ...page, versionId: as.id })
    }
    await work.tx.insert(paper).values({ id: as.paperId, bodyId, ...placed, currentVersionId: as.id })
    await work.tx.insert(paperVersion).values({ ...as, number: 1, ...read })
  }
  work.change('paper', itemId, await officersSeeing(work, bodyId, itemId))
}

/** Lets go of lodged files that are no version of a paper, as `destroyVersions` does of those; answers the files they named. */
export async function destroyLodged(work: Work, ids: VersionId[]): Promise<string[]> {
  if (ids.length === 0) return []
  const versions = await work.tx.select({ id: paperVersion.id }).from(paperVersion).where(inArray(paperVersion.id, ids))
  const placed = new Set(versions.map(({ id }) => id))
  const rows = (await work.tx.select().from(lodgedFile).where(inArray(lodgedFile.id, ids))).filter(
    ({ id, blob }) => blob !== DESTROYED_BLOB && !placed.has(id),
  )
  const gone = rows.map(({ id }) => id)
  if (gone.length === 0) return []
  await work.tx
    .update(lodgedFile)
    .set({ blob: DESTROYED_BLOB, fileName: '', outline: [] })
    .where(inArray(lodgedFile.id, gone))
  await work.tx.delete(paperPage).where(inArray(paperPage.versionId, gone))
  return rows.map(({ blob }) => blob)
}

/** Takes the titles of these items' papers away; `title` stands in their place. */
export async function nameDestroyed(work: Work, items: ItemId[], title: Bilingual): Promise<void> {
  if (items.length > 0) await work.tx.update(paper).set({ title }).where(inArray(paper.itemId, items))
}

/** Every device that keeps packs of this person is told to destroy them when it next asks. */
export async function endKeptPacks(db: Db | Tx, personId: PersonId, at: Date): Promise<void> {
  await db
    .update(keptPack)
    .set({ endedAt: at })
    .where(and(eq(keptPack.personId, personId), isNull(keptPack.endedAt)))
}
