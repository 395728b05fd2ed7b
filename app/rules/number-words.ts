// Numbers in sentences, Arabic and English: digits, groups, plural forms (Arabic has six) and the names of common shares.
// Exact: figures stay decimal strings throughout. Source: Unicode CLDR.
import type { Words } from './rule.ts'

/** Which digits Arabic sentences are written with: the reader's choice. */
export type ArabicDigits = 'arab' | 'latn'

export const FRACTIONS: Record<string, Words> = {
  '1/2': { ar: 'النصف', en: 'half' },
  '1/3': { ar: 'الثلث', en: 'one third' },
  '2/3': { ar: 'الثلثان', en: 'two thirds' },
  '1/4': { ar: 'الربع', en: 'a quarter' },
  '3/4': { ar: 'ثلاثة الأرباع', en: 'three quarters' },
  '3/5': { ar: 'ثلاثة الأخماس', en: 'three fifths' },
  '4/5': { ar: 'أربعة الأخماس', en: 'four fifths' },
}

/** One and two are said by the noun itself; `few`, `many` and `other` follow a figure. Zero takes its own word. */
export type Noun = {
  zero: string
  one: string
  two: string
  twoOblique: string
  few: string
  many: string
  other: string
}

export const VOTE: Noun = {
  zero: 'لا أصوات',
  one: 'صوت واحد',
  two: 'صوتان',
  twoOblique: 'صوتين',
  few: 'أصوات',
  many: 'صوتًا',
  other: 'صوت',
}

export const MEMBER: Noun = {
  zero: 'لا أحد',
  one: 'عضو واحد',
  two: 'عضوان',
  twoOblique: 'عضوين',
  few: 'أعضاء',
  many: 'عضوًا',
  other: 'عضو',
}

export function arabicCount(text: string, noun: Noun, digits: ArabicDigits, oblique: boolean): string {
  const form = arabicPlural(BigInt(text))
  if (form === 'zero' || form === 'one') return noun[form]
  if (form === 'two') return oblique ? noun.twoOblique : noun.two
  return `${arabicNumber(text, digits)} ${noun[form]}`
}

/** CLDR's six forms, on exact integers: Intl.PluralRules would take them through floats. */
export function arabicPlural(count: bigint): 'zero' | 'one' | 'two' | 'few' | 'many' | 'other' {
  if (count === 0n) return 'zero'
  if (count === 1n) return 'one'
  if (count === 2n) return 'two'
  const tail = count % 100n
  if (tail >= 3n && tail <= 10n) return 'few'
  return tail >= 11n ? 'many' : 'other'
}

/** The preposition is joined to a word, and by a stroke to a figure. */
export const arabicBy = (counted: string): string => (/^[0-9٠-٩]/.test(counted) ? `بـ${counted}` : `ب${counted}`)

/** A verb or pronoun after its noun: singular, dual or plural. */
export const pick = (count: string | undefined, one: string, two: string, more: string): string =>
  count === '1' ? one : count === '2' ? two : more

export function arabicNumber(text: string, digits: ArabicDigits): string {
  if (digits === 'latn') return grouped(text, ',', '.')
  return arabicDigits(grouped(text, '٬', '٫'))
}

export function grouped(text: string, thousands: string, point: string): string {
  const [whole = '', places] = text.split('.')
  const split = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  return places === undefined ? split : `${split}${point}${places}`
}

export const englishCount = (text: string | undefined, noun: string): string =>
  `${grouped(text ?? '', ',', '.')} ${noun}${text === '1' ? '' : 's'}`

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const SPELLED = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
export const spelled = (text = ''): string => SPELLED[Number(text)] ?? grouped(text, ',', '.')

/** The same text with ٠ to ٩ for 0 to 9. */
export const arabicDigits = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit)
