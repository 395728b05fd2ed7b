import { type AgendaNode, MAX_DEPTH, moveItem, numberItems } from '../rules/agenda.ts'

/** Where an item may go from where it stands: the menu offers these, and says why it does not offer the others. */
export type Place = { parentId: string | null; position: number }
export type Step = 'up' | 'down' | 'in' | 'out'
export const STEPS: readonly Step[] = ['up', 'down', 'in', 'out']

export function placesFrom(items: readonly AgendaNode[], id: string): Record<Step, Place | null> {
  const item = items.find((one) => one.id === id)
  if (!item) return { up: null, down: null, in: null, out: null }
  const siblings = siblingsOf(items, item.parentId)
  const at = siblings.findIndex((one) => one.id === id)
  const parent = items.find((one) => one.id === item.parentId)
  const before = siblings[at - 1]
  const steps: Record<Step, Place | null> = {
    up: at > 0 ? { parentId: item.parentId, position: at - 1 } : null,
    down: at < siblings.length - 1 ? { parentId: item.parentId, position: at + 1 } : null,
    in: before ? { parentId: before.id, position: siblingsOf(items, before.id).length } : null,
    out: parent ? { parentId: parent.parentId, position: placeOf(items, parent) + 1 } : null,
  }
  for (const step of STEPS) {
    const place = steps[step]
    if (place && !moveItem(items, id, place.parentId, place.position).ok) steps[step] = null
  }
  return steps
}

/** The place that a drop on, before or after another item means. */
export function placeOfDrop(
  items: readonly AgendaNode[],
  id: string,
  target: { key: string; dropPosition: 'on' | 'before' | 'after' },
): Place | null {
  const other = items.find((one) => one.id === target.key)
  if (!other || other.id === id) return null
  if (target.dropPosition === 'on') return { parentId: other.id, position: siblingsOf(items, other.id).length }
  const siblings = siblingsOf(items, other.parentId).filter((one) => one.id !== id)
  const at = siblings.findIndex((one) => one.id === other.id)
  return { parentId: other.parentId, position: target.dropPosition === 'before' ? at : at + 1 }
}

/** Items that could take this one below them: not itself, nothing below it, and not too deep. */
export function parentsFor<T extends AgendaNode>(items: readonly T[], id: string): T[] {
  return numberItems(items)
    .filter(({ item, depth }) => depth < MAX_DEPTH && item.id !== id && moveItem(items, id, item.id, 0).ok)
    .map(({ item }) => item)
}

export const siblingsOf = <T extends AgendaNode>(items: readonly T[], parentId: string | null): T[] =>
  numberItems(items)
    .filter(({ item }) => item.parentId === parentId)
    .map(({ item }) => item)

const placeOf = (items: readonly AgendaNode[], item: AgendaNode): number =>
  siblingsOf(items, item.parentId).findIndex((one) => one.id === item.id)
