import { isFound, termsOf } from '../../app/rules/search-terms.ts'
import type { PublishedItem } from '../../app/wire/agenda-snapshot.ts'
import type { ItemId, MeetingId, VoteId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { agendasWithTerms, unpublishedItems } from '../agenda/search-queries.ts'
import { votesOfBody } from '../ballots/queries.ts'
import type { Db } from '../platform/context.ts'
import { type Excerpt, excerptOf } from './excerpt.ts'
import type { Readable } from './readable-in.ts'
import { termsQuery } from './terms-query.ts'

export type FoundItem = {
  meeting: { id: MeetingId; title: Bilingual; at: string }
  id: ItemId
  /** As published; null while only those who prepare the agenda know the item. */
  number: string | null
  title: Bilingual
  /** Of the purpose or the decision, where the words stand there. */
  excerpt: Excerpt | null
  /** The last vote on it that has a result. */
  decidedBy: VoteId | null
}
type Candidate = Pick<PublishedItem, 'title' | 'purpose' | 'decision'> & {
  id: ItemId
  meetingId: MeetingId
  number: string | null
}

const MOST = 50

/** Items by title, purpose and decision as published, newest meeting first; of an item whose papers are masked, by title alone. */
export async function findItems(db: Db, readable: Readable, sought: string[][]): Promise<FoundItem[]> {
  const { bodyId, meetings, levels, draft } = readable
  const ids = meetings.map(({ id }) => id)
  const told = await agendasWithTerms(db, ids, termsQuery(sought))
  const candidates: Candidate[] = [
    ...told.flatMap(({ meeting, items }) => items.map((item) => ({ ...item, id: item.item, meetingId: meeting }))),
    ...(draft ? await unpublishedItems(db, ids) : []).map((item) => ({ ...item, number: null })),
  ]
  const found = candidates.flatMap((item) => {
    const level = levels.get(item.id)
    const words = level === 'visible' ? [item.purpose, item.decision] : []
    const texts = [item.title, ...words].flatMap((text) => (text ? [text.ar, text.en] : []))
    const terms = new Set(texts.flatMap((text) => [...termsOf(text)]))
    return level && level !== 'hidden' && isFound(terms, sought) ? [{ item, level, texts }] : []
  })
  const votes = (await votesOfBody(db, bodyId)).filter(({ result }) => result)
  const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]))
  return found
    .flatMap(({ item, level, texts }) => {
      const meeting = byId.get(item.meetingId)
      if (!meeting) return []
      const vote = level === 'visible' ? votes.findLast(({ itemId }) => itemId === item.id) : undefined
      const inTitle = isFound(new Set([...termsOf(item.title.ar), ...termsOf(item.title.en)]), sought)
      return [
        {
          meeting: { id: meeting.id, title: meeting.title, at: meeting.startsAt.toISOString() },
          id: item.id,
          number: item.number,
          title: item.title,
          excerpt: inTitle ? null : firstExcerpt(texts.slice(2), sought),
          decidedBy: vote?.id ?? null,
        },
      ]
    })
    .sort((a, b) => (a.meeting.at < b.meeting.at ? 1 : -1))
    .slice(0, MOST)
}

function firstExcerpt(texts: string[], sought: string[][]): Excerpt | null {
  for (const text of texts) {
    const excerpt = excerptOf(text.split(/\s+/), sought)
    if (excerpt) return excerpt
  }
  return null
}
