import type { Builder, BuilderItem } from '../../server/agenda/load-builder.ts'

/** An item that is discussed or decided is expected to have a paper; that it has none is said, and does not block. */
export const lacksPapers = (item: BuilderItem): boolean =>
  item.papers.total === 0 &&
  item.fields !== null &&
  (item.fields.type === 'decision' || item.fields.type === 'discussion' || item.fields.type === 'consent')

export type Check = {
  key: string
  tone: 'bad' | 'warn' | 'good' | 'info'
  count?: number
  numbers: string[]
  /** Where to go to mend it. */
  itemId?: string
}

/** What stands in the way, then what is worth a look, then what is in order. */
export function checksOf(builder: Builder): Check[] {
  const { items, problems, minutes } = builder
  const blocking = new Map<string, Check>()
  for (const { code, item, number } of problems) {
    const check = blocking.get(code) ?? { key: code, tone: 'bad' as const, numbers: [], ...(item && { itemId: item }) }
    blocking.set(code, { ...check, numbers: [...check.numbers, ...(number ? [number] : [])] })
  }
  const group = (key: string, tone: Check['tone'], found: BuilderItem[]): Check[] => {
    const [first] = found
    return first
      ? [{ key, tone, count: found.length, numbers: found.map((item) => item.number), itemId: first.itemId }]
      : []
  }
  const over = minutes.planned - minutes.available
  const checks: Check[] = [
    ...blocking.values(),
    ...group('no_papers', 'warn', items.filter(lacksPapers)),
    ...group(
      'scanned',
      'warn',
      items.filter((item) => item.papers.scanned > 0),
    ),
    ...(over > 0 ? [{ key: 'too_long', tone: 'warn' as const, count: over, numbers: [] }] : []),
    ...group(
      'hidden',
      'info',
      items.filter((item) => item.hiddenFrom.length > 0),
    ),
  ]
  if (checks.some((check) => check.tone === 'bad' || check.tone === 'warn')) return checks
  return [{ key: 'all_well', tone: 'good', numbers: [] }, ...checks]
}
