// The agenda as a tree: its order, its numbers (1, 1.1, 2 …), where an item may be moved, what is missing before it may
// be published, and the digest of what was published. Numbers are made here and never stored, so moving an item cannot
// leave a stale one. Source: preparing a sitting (numbering, checks, versioned publishing).
import { toHex } from './bytes.ts'
import { canonicalize, type Json } from './canonical.ts'
import { ok, type Result, refuse } from './result.ts'
import { sha256Text } from './sha256.ts'

export type AgendaNode = { id: string; parentId: string | null; position: number }
export type Numbered<T> = { item: T; number: string; depth: number }
export type Placement = { id: string; parentId: string | null; position: number }

/** Deeper numbers (1.1.1.1) are not read aloud in any sitting. */
export const MAX_DEPTH = 3

/**
 * Reading order with numbers. Siblings go by position, then by id; a parent that is not given counts as none. Number the
 * whole agenda before anything is masked from a reader: an item has one number for everybody.
 */
export function numberItems<T extends AgendaNode>(items: readonly T[]): Numbered<T>[] {
  const children = childrenOf(items)
  const walk = (parentId: string | null, prefix: string, depth: number): Numbered<T>[] =>
    (children.get(parentId) ?? []).flatMap((item, place) => {
      const number = `${prefix}${place + 1}`
      return [{ item, number, depth }, ...walk(item.id, `${number}.`, depth + 1)]
    })
  return walk(null, '', 1)
}

/**
 * Makes an item child number `position` (from 0) of a parent or of the top level, its own children with it. Answers the
 * placements that change, so that the caller writes no more than those. Refuses `item_move_invalid` with the reason.
 */
export function moveItem(
  items: readonly AgendaNode[],
  id: string,
  parentId: string | null,
  position: number,
): Result<Placement[]> {
  const moved = items.find((item) => item.id === id)
  const parent = items.find((item) => item.id === parentId)
  if (!moved) return refuse('item_move_invalid', { reason: 'unknown_item' })
  if (parentId !== null && !parent) return refuse('item_move_invalid', { reason: 'unknown_parent' })
  if (!Number.isInteger(position) || position < 0) return refuse('item_move_invalid', { reason: 'position' })
  const children = childrenOf(items)
  if (parentId !== null && descendants(children, id).includes(parentId))
    return refuse('item_move_invalid', { reason: 'into_itself' })
  const depthAbove = numberItems(items).find(({ item }) => item.id === parentId)?.depth ?? 0
  if (depthAbove + height(children, id) > MAX_DEPTH) return refuse('item_move_invalid', { reason: 'too_deep' })

  const siblings = (children.get(parentId) ?? []).filter((item) => item.id !== id)
  const target = [...siblings.slice(0, position), moved, ...siblings.slice(position)]
  const left = moved.parentId === parentId ? [] : (children.get(moved.parentId) ?? []).filter((item) => item.id !== id)
  const places = [...placed(target, parentId), ...placed(left, moved.parentId)]
  return ok(places.filter((place) => !items.some((item) => samePlace(item, place))))
}

export type ItemToPublish = AgendaNode & {
  type: string
  title: { ar: string; en: string }
  decision: { ar: string; en: string } | null
}

export type AgendaProblem = {
  code:
    | 'no_items'
    | 'no_start'
    | 'title_ar_missing'
    | 'title_en_missing'
    | 'decision_ar_missing'
    | 'decision_en_missing'
  /** The item and its number, where one is at fault. */
  item?: string
  number?: string
}

/** Everything that stands in the way, in reading order: the checks beside the agenda show the whole list. */
export function findAgendaProblems(
  meeting: { startsAt: Date | string | null },
  items: readonly ItemToPublish[],
): AgendaProblem[] {
  const problems: AgendaProblem[] = []
  if (items.length === 0) problems.push({ code: 'no_items' })
  if (!meeting.startsAt) problems.push({ code: 'no_start' })
  for (const { item, number } of numberItems(items)) {
    const add = (code: AgendaProblem['code']) => problems.push({ code, item: item.id, number })
    if (item.title.ar.trim() === '') add('title_ar_missing')
    if (item.title.en.trim() === '') add('title_en_missing')
    if (item.type !== 'decision') continue
    if (!item.decision?.ar.trim()) add('decision_ar_missing')
    if (!item.decision?.en.trim()) add('decision_en_missing')
  }
  return problems
}

export function checkPublishable(
  meeting: { startsAt: Date | string | null },
  items: readonly ItemToPublish[],
): Result<null> {
  const problems = findAgendaProblems(meeting, items)
  const [first] = problems
  if (!first) return ok(null)
  if (first.code === 'no_items') return refuse('agenda_empty')
  return refuse('agenda_incomplete', {
    count: String(problems.length),
    problem: first.code,
    number: first.number ?? '',
  })
}

/** The frozen text of what members were told, and its SHA-256 in hex. */
export function snapshotDigest(snapshot: Json): { canonical: string; digest: string } {
  const canonical = canonicalize(snapshot)
  return { canonical, digest: toHex(sha256Text(canonical)) }
}

export const totalMinutes = (items: readonly { minutes: number }[]): number =>
  items.reduce((sum, item) => sum + item.minutes, 0)

/** Minutes after the start at which each item is due, in reading order. */
export function startMinutes(items: readonly (AgendaNode & { minutes: number })[]): Map<string, number> {
  let elapsed = 0
  return new Map(
    numberItems(items).map(({ item }) => {
      const due = elapsed
      elapsed += item.minutes
      return [item.id, due]
    }),
  )
}

type Children<T> = Map<string | null, T[]>

function childrenOf<T extends AgendaNode>(items: readonly T[]): Children<T> {
  const ids = new Set(items.map((item) => item.id))
  const children: Children<T> = new Map()
  for (const item of items) {
    const parentId = item.parentId !== null && ids.has(item.parentId) ? item.parentId : null
    children.set(parentId, [...(children.get(parentId) ?? []), item])
  }
  for (const siblings of children.values()) siblings.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  return children
}

/** The item itself and all below it. */
const descendants = <T extends AgendaNode>(children: Children<T>, id: string): string[] => [
  id,
  ...(children.get(id) ?? []).flatMap((item) => descendants(children, item.id)),
]

const height = <T extends AgendaNode>(children: Children<T>, id: string): number =>
  1 + Math.max(0, ...(children.get(id) ?? []).map((item) => height(children, item.id)))

const placed = (items: readonly AgendaNode[], parentId: string | null): Placement[] =>
  items.map((item, position) => ({ id: item.id, parentId, position }))

const samePlace = (item: AgendaNode, place: Placement): boolean =>
  item.id === place.id && item.parentId === place.parentId && item.position === place.position
