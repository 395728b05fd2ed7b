// What others may read of papers. The one guard of a paper's bytes, words and notes is `readableVersion`.
import { and, asc, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import { numberItems } from '../../app/rules/agenda.ts'
import type { Classification } from '../../app/rules/classification.ts'
import { paperReference } from '../../app/rules/page-reference.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { PageWords } from '../../app/rules/word-boxes/model.ts'
import type { BodyId, ItemId, MeetingId, PaperId, PersonId, VersionId } from '../../app/wire/ids.ts'
import { lodgedFile, paper, paperPage, paperVersion, readingPosition } from '../../db/schema/documents.ts'
import { levelFor } from '../access/queries.ts'
import { classificationOf, draftItems, itemById, publication } from '../agenda/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'

export type Paper = typeof paper.$inferSelect
export type Version = typeof paperVersion.$inferSelect
/** What a version names whose file retention destroyed: no stored file has this name. */
export const DESTROYED_BLOB = ''
/** A paper with the version that this reader sees of it. */
export type PaperWithVersion = Paper & { version: Version }

/**
 * Papers of these items, in order. `draft` gives the newest version of each, as officers see it; otherwise the newest that was
 * released, and papers of which none was are absent. Says nothing of who may see the items.
 */
export async function papersOf(
  db: Db | Tx,
  items: ItemId[],
  { draft }: { draft: boolean },
): Promise<PaperWithVersion[]> {
  if (items.length === 0) return []
  const rows = await db
    .selectDistinctOn([paper.id], { paper, version: paperVersion })
    .from(paper)
    .innerJoin(paperVersion, eq(paperVersion.paperId, paper.id))
    .where(
      and(
        inArray(paper.itemId, items),
        eq(paper.removed, false),
        draft ? undefined : isNotNull(paperVersion.releasedAt),
      ),
    )
    .orderBy(paper.id, desc(paperVersion.number))
  return rows
    .map((row) => ({ ...row.paper, version: row.version }))
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

export async function versionsOf(db: Db | Tx, paperId: PaperId): Promise<Version[]> {
  return db.select().from(paperVersion).where(eq(paperVersion.paperId, paperId)).orderBy(asc(paperVersion.number))
}

/**
 * Papers of an item of which a newer version was released after a moment, each with the newest, and with the one that was before
 * members at that moment (null where its text was destroyed since).
 */
export async function releasedAfter(db: Db | Tx, itemId: ItemId, at: Date) {
  const rows = await db
    .selectDistinctOn([paper.id], { paperId: paper.id, title: paper.title, version: paperVersion.number })
    .from(paper)
    .innerJoin(paperVersion, eq(paperVersion.paperId, paper.id))
    .where(
      and(
        eq(paper.itemId, itemId),
        eq(paper.removed, false),
        gt(paperVersion.number, 1),
        gt(paperVersion.releasedAt, at),
      ),
    )
    .orderBy(paper.id, desc(paperVersion.number))
  const before = ({ releasedAt, blob }: Version) => releasedAt !== null && releasedAt <= at && blob !== DESTROYED_BLOB
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      since: (await versionsOf(db, row.paperId)).findLast(before)?.number ?? null,
    })),
  )
}

/** Every version of every paper of the body, of papers that were withdrawn too. */
export const versionsInBody = (db: Db | Tx, bodyId: BodyId): Promise<{ paper: Paper; version: Version }[]> =>
  db
    .select({ paper, version: paperVersion })
    .from(paper)
    .innerJoin(paperVersion, eq(paperVersion.paperId, paper.id))
    .where(eq(paper.bodyId, bodyId))
    .orderBy(asc(paper.id), asc(paperVersion.number))

/** The words of a version, page by page; none where retention destroyed them. */
export async function wordsOf(db: Db | Tx, versionId: VersionId): Promise<PageWords[]> {
  const rows = await db
    .select({ page: paperPage.page, words: paperPage.words })
    .from(paperPage)
    .where(eq(paperPage.versionId, versionId))
    .orderBy(asc(paperPage.page))
  return rows as PageWords[]
}

export async function paperById(db: Db | Tx, paperId: PaperId): Promise<Paper | undefined> {
  return (await db.select().from(paper).where(eq(paper.id, paperId)))[0]
}

export const papersById = async (db: Db | Tx, ids: PaperId[]): Promise<Paper[]> =>
  ids.length === 0
    ? []
    : db
        .select()
        .from(paper)
        .where(inArray(paper.id, [...new Set(ids)]))

export async function versionNumbers(db: Db | Tx, ids: VersionId[]): Promise<Map<VersionId, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: paperVersion.id, number: paperVersion.number })
    .from(paperVersion)
    .where(inArray(paperVersion.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** `classification` is the item's as it stands, the stricter of its draft and its publication. */
export type Readable = {
  paper: Paper
  version: Version
  officer: boolean
  classification: Classification
  /** Of the item that it is on. */
  meetingId: MeetingId
}

/**
 * A version that this person may read now: the item is visible, the paper was not withdrawn, and the version was released or
 * the person prepares the pack. What may not be seen does not exist (`not_found`); a title without papers is `not_permitted`.
 */
export async function readableVersion(db: Db | Tx, actor: Actor, versionId: VersionId): Promise<Result<Readable>> {
  const [found] = await db
    .select({ paper, version: paperVersion })
    .from(paperVersion)
    .innerJoin(paper, eq(paper.id, paperVersion.paperId))
    .where(and(eq(paperVersion.id, versionId), eq(paper.removed, false)))
  if (!found) return refuse('not_found')
  const { bodyId, itemId } = found.paper
  const item = await itemById(db, itemId)
  const who = item ? inMeeting(actor, item.meetingId) : actor
  const denied = permit(who, 'paper.read', bodyId)
  const officer = may(actor, 'paper.attach', bodyId)
  // A published item that was taken out of the draft stays readable until the next publication.
  if (!item || (item.removed && item.publishedRevision === null)) return refuse('not_found')
  if (!found.version.releasedAt && !officer) return refuse('not_found')
  const level = await levelFor(db, actor, bodyId, itemId)
  if (level === 'hidden') return refuse('not_found')
  if (denied) return denied
  if (level !== 'visible') return refuse('not_permitted', { act: 'paper.read' })
  return found.version.blob === DESTROYED_BLOB
    ? refuse('paper_destroyed')
    : ok({ ...found, officer, classification: classificationOf(item), meetingId: item.meetingId })
}

/** "4.1": how this paper is named everywhere, by the agenda as it was published, or as it is drafted before that. */
export async function referenceOf(db: Db | Tx, { itemId, position }: Paper): Promise<string> {
  const item = await itemById(db, itemId)
  if (!item) return paperReference('', position)
  const told = (await publication(db, item.meetingId))?.items.find((one) => one.item === itemId)?.number
  const drafted = async () =>
    numberItems(await draftItems(db, item.meetingId)).find((one) => one.item.id === itemId)?.number
  return paperReference(told ?? (await drafted()) ?? '', position)
}

export type LodgedFile = typeof lodgedFile.$inferSelect

/** Files that units lodged, on an item or not. Says nothing of who may read them. */
export async function lodgedFiles(db: Db | Tx, ids: VersionId[]): Promise<Map<VersionId, LodgedFile>> {
  if (ids.length === 0) return new Map()
  const rows = await db.select().from(lodgedFile).where(inArray(lodgedFile.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

export type Position = typeof readingPosition.$inferSelect

/** Where this reader stopped in each of these papers; papers never opened are absent. */
export async function positionsOf(db: Db | Tx, personId: PersonId, papers: PaperId[]): Promise<Map<PaperId, Position>> {
  if (papers.length === 0) return new Map()
  const rows = await db
    .select()
    .from(readingPosition)
    .where(and(eq(readingPosition.personId, personId), inArray(readingPosition.paperId, papers)))
  return new Map(rows.map((row) => [row.paperId, row]))
}
