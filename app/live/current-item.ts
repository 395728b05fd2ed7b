import type { Sitting } from '../../server/meetings/load-sitting.ts'
import type { SittingItem } from '../../server/meetings/sitting-items.ts'

export const currentItem = (sitting: Sitting): SittingItem | null =>
  sitting.items.find((item) => item.itemId === sitting.current) ?? null

/** The first item after the current one that was neither called nor put off; if none is left there, the first in the agenda. */
export function nextItem({ items, current }: Sitting): SittingItem | null {
  const place = items.findIndex(({ itemId }) => itemId === current)
  const isLeft = ({ state }: SittingItem) => state === 'rest'
  return items.slice(place + 1).find(isLeft) ?? items.find(isLeft) ?? null
}
