// What a new publication of an agenda changes against the one before, as facts that a screen puts into words: which items
// came, went, moved or were reworded. An item that only got another number because others moved has not moved itself.
// Source: spec "Before: the secretary" (publishing is versioned and shows the differences).
type Text = { ar: string; en: string }

export type ComparedItem = {
  item: string
  parent: string | null
  number: string
  type: string
  title: Text
  purpose: Text
  decision: (Text & { authoritative: string }) | null
  presenter: string | null
  minutes: string
  classification: string
  closed?: string | undefined
  papers: readonly { paper: string; sha256: string }[]
}

export type ComparedAgenda = {
  title: Text
  kind: string
  place: Text
  starts_at: string
  ends_at: string
  items: readonly ComparedItem[]
}

const ITEM_FIELDS = [
  'title',
  'type',
  'decision',
  'purpose',
  'presenter',
  'minutes',
  'classification',
  'closed',
  'papers',
] as const
const MEETING_FIELDS = ['title', 'kind', 'place', 'starts_at', 'ends_at'] as const

export type ItemField = (typeof ITEM_FIELDS)[number] | 'order'
export type MeetingField = (typeof MEETING_FIELDS)[number]
export type ItemChange = {
  kind: 'added' | 'removed' | 'changed'
  item: string
  /** Its number now; of a removed item, the number it had. */
  number: string
  title: Text
  fields: ItemField[]
}
export type AgendaChanges = { meeting: MeetingField[]; items: ItemChange[] }

/** In reading order of the later agenda; what was removed comes last. */
export function compareAgendas(before: ComparedAgenda, after: ComparedAgenda): AgendaChanges {
  const old = new Map(before.items.map((item) => [item.item, item]))
  const now = new Set(after.items.map((item) => item.item))
  const moved = movedItems(before.items, after.items)
  const items = after.items.flatMap((item): ItemChange[] => {
    const was = old.get(item.item)
    if (!was) return [change('added', item)]
    const fields: ItemField[] = ITEM_FIELDS.filter((field) => said(was[field]) !== said(item[field]))
    if (moved.has(item.item)) fields.push('order')
    return fields.length > 0 ? [change('changed', item, fields)] : []
  })
  const removed = before.items.filter((item) => !now.has(item.item)).map((item) => change('removed', item))
  return {
    meeting: MEETING_FIELDS.filter((field) => said(before[field]) !== said(after[field])),
    items: [...items, ...removed],
  }
}

export const nothingChanged = ({ meeting, items }: AgendaChanges): boolean => meeting.length + items.length === 0

const change = (kind: ItemChange['kind'], item: ComparedItem, fields: ItemField[] = []): ItemChange => ({
  kind,
  item: item.item,
  number: item.number,
  title: item.title,
  fields,
})

function said(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(({ paper, sha256 }) => [paper, sha256]))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const { ar, en, authoritative } = value as Text & { authoritative?: string }
  return JSON.stringify([ar, en, authoritative])
}

/** Items under another parent, and the fewest items whose move explains the new order of those that stayed. */
function movedItems(before: readonly ComparedItem[], after: readonly ComparedItem[]): Set<string> {
  const place = new Map(before.map((item, index) => [item.item, index]))
  const parents = new Map(before.map((item) => [item.item, item.parent]))
  const stayed = after.filter((item) => place.has(item.item) && parents.get(item.item) === item.parent)
  const inOrder = new Set(longestRising(stayed, (item) => place.get(item.item) as number).map((item) => item.item))
  return new Set(after.filter((item) => place.has(item.item) && !inOrder.has(item.item)).map((item) => item.item))
}

function longestRising<T>(items: readonly T[], rank: (item: T) => number): T[] {
  const best: T[][] = []
  items.forEach((item, index) => {
    const before = best.slice(0, index).filter((chain) => rank(chain.at(-1) as T) < rank(item))
    const longest = before.reduce<T[]>((found, chain) => (chain.length > found.length ? chain : found), [])
    best.push([...longest, item])
  })
  return best.reduce<T[]>((found, chain) => (chain.length > found.length ? chain : found), [])
}
