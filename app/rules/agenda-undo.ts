// Taking back one's own acts on an agenda, and doing them again: what undoes each act, and what stands in its way because somebody
// else acted since. Nothing of another's is ever undone. Source: spec "Before: the secretary" (undo).
import { type AgendaNode, moveItem, numberItems } from './agenda.ts'
import { changedParts, type ItemText, partOf, withPart } from './agenda-merge.ts'

export type Place = { parentId: string | null; position: number }
export type Step<T extends ItemText> =
  /** `below`: what stood below them and went with them. `places`: where each stood, for it was counted anew since. */
  | { kind: 'remove'; ids: readonly string[]; restore: boolean; below?: readonly string[]; places?: readonly Place[] }
  | { kind: 'move'; id: string; from: Place; to: Place }
  /** `version` is the one this officer last knew of. */
  | { kind: 'edit'; id: string; before: T; after: T; version: number }
export type Obstacle = 'gone' | 'back' | 'moved' | 'changed' | 'grown'
type Standing<T> = AgendaNode & { version: number; fields: T | null }

export function inverse<T extends ItemText>(step: Step<T>): Step<T> {
  switch (step.kind) {
    case 'remove':
      return { ...step, restore: !step.restore }
    case 'move':
      return { ...step, from: step.to, to: step.from }
    case 'edit':
      return { ...step, before: step.after, after: step.before }
  }
}

/** Before items go: with the place of each, in the order in which they come back. */
export const placed = <T extends ItemText>(step: Step<T>, items: readonly AgendaNode[]): Step<T> =>
  step.kind === 'remove' && !step.restore
    ? {
        ...step,
        places: step.ids.flatMap((id) => items.filter((one) => one.id === id).map((one) => placeOf(items, one))),
      }
    : step

/** Why a step cannot be taken on the agenda as it stands; `known` has the versions that this officer's own acts led to. */
export function obstacle<T extends ItemText>(
  step: Step<T>,
  items: readonly Standing<T>[],
  known: ReadonlyMap<string, number>,
): Obstacle | null {
  const standing = (id: string) => items.find((item) => item.id === id)
  switch (step.kind) {
    case 'remove': {
      if (step.restore) return step.ids.some(standing) ? 'back' : null
      for (const id of step.ids) {
        const item = standing(id)
        if (!item) return 'gone'
        if ((known.get(id) ?? item.version) !== item.version) return 'changed'
      }
      const own = new Set([...step.ids, ...(step.below ?? [])])
      if (items.some((one) => one.parentId !== null && own.has(one.parentId) && !own.has(one.id))) return 'grown'
      return null
    }
    case 'move': {
      const item = standing(step.id)
      if (!item) return 'gone'
      const { parentId, position } = placeOf(items, item)
      if (parentId !== step.from.parentId || position !== step.from.position) return 'moved'
      return moveItem(items, step.id, step.to.parentId, step.to.position).ok ? null : 'moved'
    }
    case 'edit': {
      const item = standing(step.id)
      if (!item?.fields) return 'gone'
      const now = item.fields
      const parts = changedParts(step.before, step.after)
      return parts.some((part) => partOf(now, part) !== partOf(step.before, part)) ? 'changed' : null
    }
  }
}

/** An edit that was taken, as it reads now: what others wrote in other parts stands on both of its sides. */
export function rebased<T extends ItemText>(
  step: Extract<Step<T>, { kind: 'edit' }>,
  now: T,
  version: number,
): Extract<Step<T>, { kind: 'edit' }> {
  const parts = changedParts(step.before, step.after)
  const before = parts.reduce((fields, part) => withPart(fields, part, partOf(step.before, part)), now)
  return { ...step, before, after: now, version }
}

/** Typing on in the same part of the same item is one act. Null where the two are not. */
export function joinedEdits<T extends ItemText>(one: Step<T>, two: Step<T>): Step<T> | null {
  if (one.kind !== 'edit' || two.kind !== 'edit' || one.id !== two.id) return null
  const parts = changedParts(two.before, two.after)
  if (String(changedParts(one.before, one.after)) !== String(parts)) return null
  const before = parts.reduce((fields, part) => withPart(fields, part, partOf(one.before, part)), two.after)
  return { ...two, before }
}

export function placeOf(items: readonly AgendaNode[], item: AgendaNode): Place {
  const siblings = numberItems(items).filter((one) => one.item.parentId === item.parentId)
  return { parentId: item.parentId, position: siblings.findIndex((one) => one.item.id === item.id) }
}
