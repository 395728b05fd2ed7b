import type { FoundPaper } from '../../server/documents/find-in-pack.ts'
import { findWords } from '../rules/word-boxes/find.ts'
import type { PageWords } from '../rules/word-boxes/model.ts'
import { inContext } from '../rules/word-boxes/selection.ts'
import { deviceSource, PAGES } from './device-source.ts'
import type { OpenPack } from './kept-packs.ts'
import type { KeptStore } from './kept-store.ts'
import type { KeptContents } from './read-pack.ts'

const PLACES = 40

/** Where the kept papers of a pack say something, as the server's own search over a pack answers it. */
export async function findKept(
  store: KeptStore,
  pack: OpenPack,
  contents: KeptContents,
  query: string,
  signal: AbortSignal,
): Promise<FoundPaper[]> {
  const found: FoundPaper[] = []
  for (const { id, title, reference, versionId } of contents.items.flatMap(({ papers }) => papers)) {
    const paper = pack.row.papers.find((one) => one.versionId === versionId)
    if (!paper) continue
    const source = deviceSource(store, pack, paper)
    const hits: FoundPaper['hits'] = []
    for (let from = 1; from <= paper.pages && hits.length <= PLACES; from += PAGES) {
      signal.throwIfAborted()
      const pages = (await source.words(from, from + PAGES - 1, signal)) as unknown as PageWords[]
      for (const hit of findWords(pages, query))
        hits.push({ ...hit, ...inContext(pages.find(({ page }) => page === hit.page)?.words ?? [], hit) })
    }
    if (hits.length > 0) found.push({ id, title, reference, hits: hits.slice(0, PLACES), more: hits.length > PLACES })
  }
  return found
}
