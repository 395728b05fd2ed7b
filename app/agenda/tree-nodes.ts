import type { BuilderItem } from '../../server/agenda/load-builder.ts'

export type TreeItem = BuilderItem & { id: string; position: number }

/** The items with their places among their siblings. */
export function asNodes(items: BuilderItem[]): TreeItem[] {
  const seen = new Map<string | null, number>()
  return items.map((item) => {
    const position = seen.get(item.parentId) ?? 0
    seen.set(item.parentId, position + 1)
    return { ...item, id: item.itemId, position }
  })
}
