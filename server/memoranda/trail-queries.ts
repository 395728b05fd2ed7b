// Which memorandum an item came from, however often its matter was carried over since. Whoever sees the item reads the trail.
import type { ItemId, MemorandumId } from '../../app/wire/ids.ts'
import { origins } from '../agenda/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { onItems } from './queries.ts'

export async function memorandaOfItems(db: Db | Tx, items: ItemId[]): Promise<Map<ItemId, MemorandumId>> {
  if (items.length === 0) return new Map()
  const first = await origins(db, items)
  const found = await onItems(db, [...new Set(first.values())])
  return new Map(
    [...first].flatMap(([item, origin]) => {
      const memorandum = found.get(origin)
      return memorandum ? [[item, memorandum] as const] : []
    }),
  )
}
