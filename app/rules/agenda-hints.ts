// What a line says of itself beside its title: how long it takes, what it is for, and which of its words are Arabic and which
// English. Source: how offices write agendas in both languages; the vectors of tests/vectors/agenda-paste.
import { westernDigits } from './agenda-markers.ts'
import { fold, hasRightToLeft } from './arabic.ts'

export type ItemKind = 'information' | 'discussion' | 'decision' | 'election' | 'consent' | 'other'
export type Words = { ar: string; en: string }

const UNIT = "(?:minutes?|mins?|min\\.|m|['′’]|دقيقة|دقيقه|دقائق|دقايق|د)\\.?"
const IN_BRACKETS = new RegExp(
  `[([]\\s*(?:(?:time|duration|المدة|الزمن)\\s*:?\\s*)?(\\d{1,3})\\s*${UNIT}\\s*[)\\]]`,
  'i',
)
const AT_END = new RegExp(`(?:^|[\\s,،:\\-–—|]+)(\\d{1,3})\\s*${UNIT}\\s*$`, 'i')
const CLOCK = /[([]?\s*(\d{1,2})[:.](\d{2})\s*(?:[-–—]|to|إلى)\s*(\d{1,2})[:.](\d{2})\s*[)\]]?/
const SPOKEN: [RegExp, number][] = [
  [/[([]\s*(?:ربع ساعة|quarter of an hour)\s*[)\]]/i, 15],
  [/[([]\s*(?:نصف ساعة|half an hour)\s*[)\]]/i, 30],
  [/[([]\s*(?:ساعة|ساعة واحدة|an hour|one hour|1 hour|1 h)\s*[)\]]/i, 60],
]
const EDGES = /^[\s\u00A0,،:;؛|\-–—]+|[\s\u00A0,،:;؛|\-–—]+$/g

/** The minutes a line names, and the line without them. Above ten hours is no item's length: nothing is taken then. */
export function takeMinutes(text: string): { minutes: number | null; rest: string } {
  const western = westernDigits(text)
  for (const [pattern, spoken] of [[IN_BRACKETS, 0], [AT_END, 0], ...SPOKEN] as [RegExp, number][]) {
    const match = pattern.exec(western)
    const minutes = match && (spoken || Number(match[1]))
    if (match && minutes && minutes <= 600) return { minutes, rest: without(text, match.index, match[0].length) }
  }
  const clock = CLOCK.exec(western)
  if (clock) {
    const [h1, m1, h2, m2] = clock.slice(1).map(Number) as [number, number, number, number]
    const minutes = (h2 * 60 + m2 - h1 * 60 - m1 + 720) % 720
    const atEdge = clock.index === 0 || clock.index + clock[0].length >= western.trimEnd().length
    if (atEdge && m1 < 60 && m2 < 60 && h1 < 24 && h2 < 24 && minutes > 0 && minutes <= 600)
      return { minutes, rest: without(text, clock.index, clock[0].length) }
  }
  return { minutes: null, rest: text.trim() }
}

const without = (text: string, at: number, length: number): string => {
  const before = text.slice(0, at)
  const after = text.slice(at + length)
  const between = /\n\s*$/.test(before) || /^\s*\n/.test(after) ? '\n' : ' '
  return `${before.trimEnd()}${between}${after.trimStart()}`.replace(EDGES, '')
}

const FOR: [ItemKind, RegExp][] = [
  [
    'consent',
    /^(?:for )?(?:consent|consent item|a item|بند موافقه|بالتمرير|موافقه جماعيه|للموافقه الجماعيه|بند توافقي)$/,
  ],
  ['information', /^(?:for )?(?:information|info|noting|to note)$|^(?:للعلم|للاحاطه|احاطه|للاطلاع|علم)$/],
  ['decision', /^(?:for )?(?:decision|approval|adoption)$|^(?:للقرار|قرار|لاتخاذ القرار|للاعتماد|للموافقه|للاقرار)$/],
  ['election', /^(?:for )?election$|^(?:للانتخاب|انتخاب)$/],
  ['discussion', /^(?:for )?discussion$|^(?:للمناقشه|مناقشه|للنقاش)$/],
]
const OTHER = /\b(?:any other business|a\.?o\.?b\.?|other business)\b|ما يستجد|ما يستجد من اعمال|اعمال اخري/
const ELECTS = /^(?:election|electing) |^انتخاب /

/** What an item is for: by a word in brackets, which is taken off, or by how it opens. */
export function takeKind(text: string): { kind: ItemKind | null; rest: string } {
  for (const match of text.matchAll(/[([]([^()[\]]{2,30})[)\]]/g)) {
    const kind = kindOf(match[1] as string)
    if (kind) return { kind, rest: without(text, match.index, match[0].length) }
  }
  const words = fold(text)
  if (OTHER.test(words)) return { kind: 'other', rest: text }
  if (ELECTS.test(words)) return { kind: 'election', rest: text }
  return { kind: null, rest: text }
}

/** The kind that one word or cell names, such as "For decision" or «للعلم». */
export const kindOf = (text: string): ItemKind | null =>
  FOR.find(([, pattern]) => pattern.test(fold(text).trim().replace(/[.:]$/, '')))?.[0] ?? null

/** One line in two languages, told apart by the stroke, dash, bar or line break between them; a line in one language is whole. */
export function splitLanguages(text: string): Words {
  for (const between of [/\s*\n\s*/, /\s*[|\t]\s*/, /\s+[/–—-]\s+|\s*\/\s*/]) {
    const parts = text.split(between).filter((part) => part.trim() !== '')
    if (parts.length !== 2) continue
    const [one, two] = parts as [string, string]
    if (hasRightToLeft(one) === hasRightToLeft(two)) continue
    const [ar, en] = hasRightToLeft(one) ? [one, two] : [two, one]
    // "نظام الموارد / ERP" is one title: its Latin part is a name in it, and no translation.
    if (letters(en) >= 4 && letters(en) * 4 >= letters(ar)) return { ar: ar.trim(), en: en.trim() }
  }
  return inItsLanguage(text)
}

export const inItsLanguage = (text: string): Words => {
  const line = text.replace(/\s*\n\s*/g, ' ').trim()
  return hasRightToLeft(line) ? { ar: line, en: '' } : { ar: '', en: line }
}

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0
