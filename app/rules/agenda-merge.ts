// Two officers wrote in one item: what each changed of what both had read, part by part, a title's two languages apart. A part
// changed by one is theirs; changed by both to the same, that; changed by both differently, a conflict that somebody must settle.
// Source: preparing a sitting (several secretaries at once, nothing lost).

type Words = { ar: string; en: string }
export type ItemText = {
  type: string
  title: Words
  purpose: Words
  decision: (Words & { authoritative: 'ar' | 'en' }) | null
  presenterSeatId: string | null
  minutes: number
  classification: string
  closed?: string | undefined
}

export const PARTS = [
  'title.ar',
  'title.en',
  'decision.ar',
  'decision.en',
  'decision.authoritative',
  'type',
  'presenterSeatId',
  'minutes',
  'classification',
  'closed',
  'purpose.ar',
  'purpose.en',
] as const
export type Part = (typeof PARTS)[number]
type Value = string | number | null
export type Side = 'mine' | 'theirs'

/** With each conflict as `mine`, until it is settled. */
export function mergeItem<T extends ItemText>(base: T, mine: T, theirs: T): { merged: T; conflicts: Part[] } {
  const conflicts: Part[] = []
  let merged = mine
  for (const part of PARTS) {
    const [was, my, their] = [partOf(base, part), partOf(mine, part), partOf(theirs, part)]
    if (my === was || my === their) merged = withPart(merged, part, their)
    else if (their !== was) conflicts.push(part)
  }
  return { merged, conflicts }
}

/** Surrounding space is not kept, so it is no difference; no decision is one without words. */
export function partOf(item: ItemText, part: Part): Value {
  const [field, inner] = part.split('.') as [keyof ItemText, 'ar' | 'en' | undefined]
  const value = item[field] as unknown
  if (inner === undefined) return (value === undefined ? '' : value) as Value
  const words = value as Record<string, string> | null
  return words ? (words[inner] ?? '').trim() : part === 'decision.authoritative' ? 'ar' : ''
}

export function withPart<T extends ItemText>(item: T, part: Part, value: Value): T {
  const [field, inner] = part.split('.') as [keyof ItemText, string | undefined]
  if (partOf(item, part) === value) return item
  if (inner === undefined) return { ...item, [field]: value }
  const words = (item[field] as object | null) ?? { ar: '', en: '', authoritative: 'ar' }
  return { ...item, [field]: { ...words, [inner]: value } }
}

/** The parts in which two versions of an item differ. */
export const changedParts = (one: ItemText, two: ItemText): Part[] =>
  PARTS.filter((part) => partOf(one, part) !== partOf(two, part))
