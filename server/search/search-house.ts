import { fold } from '../../app/rules/arabic.ts'
import { soughtTerms } from '../../app/rules/search-terms.ts'
import type { SearchQuery } from '../../app/wire/search.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { bodiesById } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may } from '../policies/permit.ts'
import { type FoundItem, findItems } from './find-items.ts'
import { type FoundPaper, findPapers } from './find-papers.ts'
import { readableIn } from './readable-in.ts'

export type SearchPage = Awaited<ReturnType<typeof searchHouse>>
export type FoundInBody = {
  body: { slug: string; name: Bilingual; zone: string }
  items: FoundItem[]
  papers: FoundPaper[]
}

/** More words say no more; each costs a look. */
const MOST_WORDS = 10

/**
 * What this person may read of all bodies they attend, or of one, in which every sought word stands: items by title, purpose and
 * decision, papers by title and text. Where nothing has them, `similar` papers have words spelled much alike.
 */
export async function searchHouse(ctx: Ctx, actor: Actor, { q, body: only }: SearchQuery) {
  const attended = [...new Set(actor.mandates.map(({ bodyId }) => bodyId))].filter((id) => may(actor, 'paper.read', id))
  const bodies = (await bodiesById(ctx.db, attended)).sort((a, b) => (a.slug < b.slug ? -1 : 1))
  const page = {
    pageTitle: 'search:title',
    q,
    only,
    bodies: bodies.map(({ slug, name }) => ({ slug, name })),
  }
  const sought = soughtTerms(q).slice(0, MOST_WORDS)
  if (sought.flat().join('').length < 2) return { ...page, sought: false, similar: false, found: [] }
  const wanted = only ? bodies.filter(({ slug }) => slug === only) : bodies
  const look = async (like: string | null): Promise<FoundInBody[]> => {
    const found = await Promise.all(
      wanted.map(async ({ id, slug, name, zone }) => {
        const readable = await readableIn(ctx.db, actor, id)
        const items = like === null ? await findItems(ctx.db, readable, sought) : []
        const papers = await findPapers(ctx.db, actor, readable, sought, like)
        return { body: { slug, name, zone }, items, papers }
      }),
    )
    return found.filter(({ items, papers }) => items.length + papers.length > 0)
  }
  const found = await look(null)
  if (found.length > 0) return { ...page, sought: true, similar: false, found }
  const similar = await look(fold(q))
  return { ...page, sought: true, similar: similar.length > 0, found: similar }
}
