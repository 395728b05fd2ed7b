import { numberItems } from '../../app/rules/agenda.ts'
import { paperReference } from '../../app/rules/page-reference.ts'
import type { ItemId, PaperId, VersionId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { levelsFor } from '../access/queries.ts'
import { draftItems, publication } from '../agenda/queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Db } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { papersOf } from './queries.ts'

export type ListedPaper = { id: PaperId; versionId: VersionId; title: Bilingual; reference: string; pages: number }
export type ListedItem = {
  id: ItemId
  number: string
  title: Bilingual
  classification: string
  papers: ListedPaper[]
}

/**
 * The agenda with its papers, as this reader sees it: numbers as published, so that a page has one reference for everybody;
 * officers also get items that were not published yet, numbered as in the draft. Masked items are absent.
 */
export async function listItems(db: Db, actor: Actor, meeting: Meeting, draft: boolean): Promise<ListedItem[]> {
  const published = await publication(db, meeting.id)
  const known = (published?.items ?? []).map(({ item, number, title, classification }) => ({
    id: item,
    number,
    title,
    classification: classification as string,
  }))
  const unpublished = draft
    ? numberItems(await draftItems(db, meeting.id))
        .filter(({ item }) => !known.some((one) => one.id === item.id))
        .map(({ item, number }) => ({
          id: item.id,
          number,
          title: item.title,
          classification: item.classification as string,
        }))
    : []
  const items = [...known, ...unpublished]
  const ids = items.map((item) => item.id)
  const levels = await levelsFor(db, actor, meeting.bodyId, ids)
  const papers = await papersOf(db, ids, { draft })
  return items
    .filter((item) => levels.get(item.id) === 'visible')
    .map((item) => ({
      ...item,
      papers: papers
        .filter((paper) => paper.itemId === item.id)
        .map(({ id, title, position, version }) => ({
          id,
          versionId: version.id,
          title,
          reference: paperReference(item.number, position),
          pages: version.pages,
        })),
    }))
}
