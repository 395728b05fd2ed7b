import { pageReference } from '../../app/rules/page-reference.ts'
import { isFound, termsOf } from '../../app/rules/search-terms.ts'
import type { MeetingId, PaperId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { meetingsOfItems } from '../agenda/search-queries.ts'
import { type ListedPaper, listItems } from '../documents/list-items.ts'
import { type FoundPage, itemsWithPapersTitled, pagesLike, pagesWithTerms } from '../documents/search-queries.ts'
import type { Db } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { type Excerpt, excerptOf, likest } from './excerpt.ts'
import type { Readable } from './readable-in.ts'
import { termsQuery } from './terms-query.ts'

export type FoundPaper = {
  meeting: { id: MeetingId; title: Bilingual; at: string }
  id: PaperId
  title: Bilingual
  reference: string
  /** Empty where only the title has the words. */
  pages: { page: number; reference: string; excerpt: Excerpt }[]
}

const MOST_PAGES = 60

/** Papers by title and by the text of their pages, newest meeting first; with `like`, those that have words spelled like it. */
export async function findPapers(
  db: Db,
  actor: Actor,
  { meetings, levels, draft }: Readable,
  sought: string[][],
  like: string | null,
): Promise<FoundPaper[]> {
  const items = [...levels].flatMap(([item, level]) => (level === 'visible' ? [item] : []))
  const where = { items, draft, most: MOST_PAGES }
  const pages = await (like === null ? pagesWithTerms(db, where, termsQuery(sought)) : pagesLike(db, where, like))
  const byPaper = Map.groupBy(pages, ({ paperId }) => paperId)
  const titled = like === null ? await itemsWithPapersTitled(db, items, termsQuery(sought)) : []
  const concerned = await meetingsOfItems(db, [...titled, ...pages.map(({ itemId }) => itemId)])
  const newest = meetings.filter(({ id }) => concerned.has(id)).sort((a, b) => (a.startsAt < b.startsAt ? 1 : -1))
  // The same list that the reader's own contents are made of, so that a page has one reference everywhere.
  const listed = await Promise.all(newest.map((meeting) => listItems(db, actor, meeting, draft)))
  return newest.flatMap((meeting, place) =>
    (listed[place] ?? []).flatMap(({ papers }) =>
      papers.flatMap((paper) => {
        const found = (byPaper.get(paper.id) ?? []).flatMap((page) => shown(page, paper, sought, like))
        const title = new Set([...termsOf(paper.title.ar), ...termsOf(paper.title.en)])
        if (found.length === 0 && (like !== null || !isFound(title, sought))) return []
        const at = meeting.startsAt.toISOString()
        const place = { meeting: { id: meeting.id, title: meeting.title, at }, reference: paper.reference }
        return [{ ...place, id: paper.id, title: paper.title, pages: found }]
      }),
    ),
  )
}

function shown({ page, words }: FoundPage, { reference }: ListedPaper, sought: string[][], like: string | null) {
  const texts = words.map(({ text }) => text)
  const excerpt = like === null ? excerptOf(texts, sought) : likest(texts, like)
  return excerpt ? [{ page, reference: pageReference(reference, page), excerpt }] : []
}
