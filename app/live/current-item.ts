import type { Sitting } from '../../server/meetings/load-sitting.ts'
import type { SittingItem } from '../../server/meetings/sitting-items.ts'

export const currentItem = (sitting: Sitting): SittingItem | null =>
  sitting.items.find((item) => item.itemId === sitting.current) ?? null

/** The item after the current one in the agenda's order; before the first was called, the first. */
export function nextItem(sitting: Sitting): SittingItem | null {
  const place = sitting.items.findIndex((item) => item.itemId === sitting.current)
  if (place >= 0) return sitting.items[place + 1] ?? null
  return sitting.items.find((item) => item.state === 'rest') ?? null
}
