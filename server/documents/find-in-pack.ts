import { and, asc, eq, sql } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { comparable, findWords, type Hit } from '../../app/rules/word-boxes/find.ts'
import type { Word } from '../../app/rules/word-boxes/model.ts'
import { inContext, type WordsAround } from '../../app/rules/word-boxes/selection.ts'
import type { FindInPack } from '../../app/wire/documents.ts'
import type { MeetingId, PaperId, VersionId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { paperPage } from '../../db/schema/documents.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { listItems } from './list-items.ts'
import { papersOf, readableVersion } from './queries.ts'

/** More places of one paper than a reader would look through are counted in no list. */
const PLACES = 40

export type PackHit = Hit & WordsAround
export type FoundPaper = { id: PaperId; title: Bilingual; reference: string; hits: PackHit[]; more: boolean }

/** Where the papers of a sitting say something, paper by paper in the order of the agenda: only those this reader may open now. */
export async function findInPack(
  ctx: Ctx,
  given: Actor,
  { meetingId, query }: { meetingId: MeetingId } & FindInPack,
): Promise<Result<FoundPaper[]>> {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const actor = inMeeting(given, meeting.id)
  const draft = may(actor, 'paper.attach', meeting.bodyId)
  const items = await listItems(ctx.db, actor, meeting, draft)
  if (items.length === 0) return refuse('not_found')
  const papers = await papersOf(
    ctx.db,
    items.map(({ id }) => id),
    { draft },
  )
  const found: FoundPaper[] = []
  for (const { id, title, reference } of items.flatMap((item) => item.papers)) {
    const version = papers.find((paper) => paper.id === id)?.version
    if (!version || !(await readableVersion(ctx.db, actor, version.id)).ok) continue
    const { hits, more } = await findInVersion(ctx, version.id, query)
    if (hits.length > 0) found.push({ id, title, reference, hits, more })
  }
  return ok(found)
}

/** The database leaves out the pages that cannot hold it, the words themselves decide. */
async function findInVersion(ctx: Ctx, versionId: VersionId, query: string) {
  // Also a word divided at a line's end: between its halves the page has a hyphen and a space.
  const bare = comparable(query).replace(/\s+/g, '')
  const hits: PackHit[] = []
  if (bare === '') return { hits, more: false }
  const pages = await ctx.db
    .select({ page: paperPage.page, words: paperPage.words })
    .from(paperPage)
    .where(
      and(
        eq(paperPage.versionId, versionId),
        sql`position(${bare} in regexp_replace(${paperPage.folded}, ${'[-\u2010-\u2015\u2212\\s]'}, '', 'g')) > 0`,
      ),
    )
    .orderBy(asc(paperPage.page))
    .limit(PLACES + 1)
  for (const { page, words } of pages) {
    const own = words as unknown as Word[]
    for (const hit of findWords([{ page, words: own }], query)) hits.push({ ...hit, ...inContext(own, hit) })
  }
  return { hits: hits.slice(0, PLACES), more: hits.length > PLACES }
}
