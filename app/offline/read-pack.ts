// What an open pack says: its agenda from the items that are left of it, and a paper as the reader takes it.
import type { KeptItem, KeptPaper, PackToKeep } from '../../server/documents/kept/keep-pack.ts'
import type { ListedItem } from '../../server/documents/list-items.ts'
import type { ReaderPage } from '../../server/documents/load-reader.ts'
import type { ItemId, PaperId, VersionId } from '../wire/ids.ts'
import { type KeptPosition, positionPlace } from './device-source.ts'
import { getJson, type HeldPaper, type OpenPack, paperPlace } from './kept-packs.ts'
import type { KeptStore } from './kept-store.ts'

export type KeptHead = Pick<PackToKeep, 'me' | 'revision' | 'body' | 'meeting'>
export type KeptContents = { head: KeptHead; agenda: KeptItem[]; items: ListedItem[] }

export const readHead = (store: KeptStore, pack: OpenPack) => getJson<KeptHead>(store, pack, 'head')

const paperOf = (store: KeptStore, pack: OpenPack, paper: HeldPaper) =>
  getJson<KeptPaper>(store, pack, `${paperPlace(paper)}/paper`)

/** Null where the pack was let go meanwhile. */
export async function readContents(store: KeptStore, pack: OpenPack): Promise<KeptContents | null> {
  const head = await readHead(store, pack)
  if (!head) return null
  const agenda: KeptItem[] = []
  const items: ListedItem[] = []
  for (const id of [...pack.row.items, ...pack.row.titles]) {
    const item = await getJson<KeptItem & { place: number }>(store, pack, `i/${id}`)
    if (!item) continue
    agenda[item.place] = item
    if (!item.open) continue
    const papers = []
    for (const paper of pack.row.papers.filter(({ itemId }) => itemId === id)) {
      const kept = await paperOf(store, pack, paper)
      if (!kept) continue
      const { title, reference } = kept.reader.paper
      papers.push({
        id: paper.paperId as PaperId,
        versionId: paper.versionId as VersionId,
        title,
        reference,
        pages: paper.pages,
      })
    }
    const { number, title, classification } = item
    items[item.place] = { id: id as ItemId, number, title, classification, papers }
  }
  // In the order of the agenda, without the places of what was wiped.
  return { head, agenda: agenda.filter(Boolean), items: items.filter(Boolean) }
}

export async function readPaper(
  store: KeptStore,
  pack: OpenPack,
  contents: KeptContents,
  paper: HeldPaper,
): Promise<ReaderPage | null> {
  const kept = await paperOf(store, pack, paper)
  if (!kept) return null
  const position = await getJson<KeptPosition>(store, pack, positionPlace(paper))
  return {
    ...kept.reader,
    contents: contents.items,
    position: position ? { page: position.page, offset: position.offset } : kept.reader.position,
  }
}
