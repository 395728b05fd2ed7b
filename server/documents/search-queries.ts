// Pages on which words stand. The caller says which items may be read, and this is all that is asked about permission here.
import { sql } from 'drizzle-orm'
import type { PageWord } from '../../app/wire/documents.ts'
import type { ItemId, PaperId, VersionId } from '../../app/wire/ids.ts'
import { paper, paperPage, paperVersion } from '../../db/schema/documents.ts'
import { texts } from '../platform/column.ts'
import type { Db, Tx } from '../platform/context.ts'

export type FoundPage = { paperId: PaperId; itemId: ItemId; versionId: VersionId; page: number; words: PageWord[] }
type Where = { items: ItemId[]; draft: boolean; most: number }

/** Of the version that this reader sees of each paper; `terms` is a tsquery over `majlis_terms`. */
export const pagesWithTerms = (db: Db, where: Where, terms: string): Promise<FoundPage[]> =>
  find(
    db,
    where,
    sql`public.majlis_terms(${paperPage.folded}) @@ ${terms}::tsquery`,
    sql`${paperVersion.id} desc, ${paperPage.page}`,
  )

/** How alike words must be spelled, 0 to 1. The extension's own 0.6 wants five letters of six in Arabic, where words are short. */
const ALIKE = 0.45

/** Pages with words spelled much like these, the most alike first. */
export const pagesLike = (db: Db, where: Where, folded: string): Promise<FoundPage[]> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(ALIKE)}, true)`)
    const [wanted, text] = [sql`public.majlis_latin(${folded})`, sql`public.majlis_latin(${paperPage.folded})`]
    return find(tx, where, sql`${wanted} <% ${text}`, sql`word_similarity(${wanted}, ${text}) desc`)
  })

/** Items whose papers have these words in a title. */
export async function itemsWithPapersTitled(db: Db, items: ItemId[], terms: string): Promise<ItemId[]> {
  if (items.length === 0) return []
  const title = sql`${paper.title}->>'ar' || ' ' || (${paper.title}->>'en')`
  const { rows } = await db.execute<{ item: ItemId }>(sql`
    select distinct ${paper.itemId} as item from ${paper}
    where ${paper.itemId} = any(${texts(items)}) and not ${paper.removed}
      and public.majlis_terms(public.majlis_fold(${title})) @@ ${terms}::tsquery`)
  return rows.map(({ item }) => item)
}

async function find(
  db: Db | Tx,
  { items, draft, most }: Where,
  holds: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
): Promise<FoundPage[]> {
  if (items.length === 0) return []
  const { rows } = await db.execute<FoundPage>(sql`
    with shown as (
      select distinct on (${paper.id}) ${paper.id} as paper_id, ${paper.itemId} as item_id, ${paperVersion.id} as version_id
      from ${paper} join ${paperVersion} on ${paperVersion.paperId} = ${paper.id}
      where ${paper.itemId} = any(${texts(items)}) and not ${paper.removed}
        and (${draft} or ${paperVersion.releasedAt} is not null)
      order by ${paper.id}, ${paperVersion.number} desc)
    select shown.paper_id as "paperId", shown.item_id as "itemId", ${paperVersion.id} as "versionId",
      ${paperPage.page} as page, ${paperPage.words} as words
    from shown join ${paperVersion} on ${paperVersion.id} = shown.version_id and ${paperVersion.blob} <> ''
      join ${paperPage} on ${paperPage.versionId} = shown.version_id
    where ${holds} order by ${order} limit ${most}`)
  return rows
}
