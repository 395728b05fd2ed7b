// What stands before the words of a line that somebody numbered by hand: 1. 1.1 ١- (٢) أ) أولاً: a) iv. • and "Item 3:". Which
// class of mark it is says on which level the line stands. Source: how offices number agendas in Arabic and English; the
// vectors of tests/vectors/agenda-paste.
import { fold } from './arabic.ts'

export type Marker = {
  /** Two lines with marks of one class stand on one level. */
  class: string
  /** The numbers of 1.2.3, or the place of a letter; empty for a bullet. */
  parts: readonly number[]
}
export type Marked = { marker: Marker | null; rest: string }

const DIGITS = /[٠-٩۰-۹]/g
/** Same length as the text: what is found in the one stands at the same place in the other. */
export const westernDigits = (text: string): string => text.replace(DIGITS, (char) => String(char.charCodeAt(0) & 0xf))

const BULLET = /^(?:[•·●○▪▫■□‣⁃➢✓✔§*–—\uF0A7\uF0B7\uF0D8-]|o(?=[\t\u00A0 ]{2}))[\s\u00A0]+/
const NAMED = /^(?:item|البند|بند)\s*(?:no\.?|#|رقم)?\s*[([]?\s*(\d{1,3}(?:\.\d{1,3}){0,3})\s*[)\]]?[\s:.\-–—]+/i
const NUMBER = /^[([]?\s*(\d{1,3}(?:\s?[./\-٫]\s?\d{1,3}){0,4})\s*([.)\]:\-–—ـ/]+)?([\s\u00A0]+|$|(?=[^\d\s.,%٪/:-]))/
const LATIN = /^[([]?([A-Za-z]|[ivx]{2,5}|[IVX]{2,5})[.)\]:-][\s\u00A0]+/
const ARABIC = /^[([]?\s*([أابجدهوزحطيكلمنسعفصقرشتثخذضظغ])ـ?\s?([.)\]:\-–])[\s\u00A0]*/
const ABJAD = 'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ'
const ALPHABET = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'
const TENS = ['حادي', 'ثاني', 'ثالث', 'رابع', 'خامس', 'سادس', 'سابع', 'ثامن', 'تاسع']
const ONES = ['اول', 'ثاني', 'ثالث', 'رابع', 'خامس', 'سادس', 'سابع', 'ثامن', 'تاسع', 'عاشر']
const ENGLISH = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** Takes the mark off a line. `before` is the mark of the line before: what could be a number or words is read as its successor or not at all. */
export function takeMarker(text: string, before: Marker | null): Marked {
  const line = text.trim()
  const western = westernDigits(line)
  for (const read of [named, bullet, number, ordinal, latin, arabic]) {
    const found = read(western, before)
    if (found) return { marker: found.marker, rest: line.slice(found.length).trim() }
  }
  return { marker: null, rest: line }
}

type Found = { marker: Marker; length: number } | null

function named(line: string): Found {
  const match = NAMED.exec(line)
  return match ? { marker: numbered(match[1] as string), length: match[0].length } : null
}

function bullet(line: string): Found {
  const match = BULLET.exec(line)
  return match ? { marker: { class: `bullet ${match[0][0]}`, parts: [] }, length: match[0].length } : null
}

function number(line: string, before: Marker | null): Found {
  const match = NUMBER.exec(line)
  if (!match) return null
  const [whole, digits, closing, space = ''] = match
  const marker = numbered(digits as string)
  if (closing === undefined) {
    // "2.5 million" and "3 ministries" begin with a number that is no mark.
    const tabbed = space.includes('\t')
    if (!tabbed && !(marker.parts.length > 1 && follows(marker.parts, before))) return null
  }
  // 10:30 and 12/3/2026 are no marks either.
  if (/^\d/.test(line.slice(whole.length)) && space === '') return null
  return { marker, length: whole.length }
}

const numbered = (digits: string): Marker => {
  const parts = digits.split(/[^\d]+/).map(Number)
  return { class: `number ${parts.length}`, parts }
}

/** The first below, the next beside, or the next of any level above. */
function follows(parts: readonly number[], before: Marker | null): boolean {
  if (!before?.class.startsWith('number')) return true
  const above = parts.slice(0, -1)
  const last = parts.at(-1) as number
  if (above.some((part, at) => part !== before.parts[at])) return false
  return parts.length > before.parts.length
    ? last === 1 && parts.length === before.parts.length + 1
    : last === (before.parts[parts.length - 1] as number) + 1
}

function ordinal(line: string): Found {
  const head = /^[^:.،,)\-–—\n]{2,24}(?=[:.،,)\-–—\n])/.exec(line)?.[0]
  if (!head) return null
  const words = fold(head)
    .replace(/^(?:البند|بند|item)\s+/, '')
    .trim()
  const place = placeOfOrdinal(words)
  if (place === 0) return null
  const closing = /^[:.،,)\-–—\s]+/.exec(line.slice(head.length))?.[0] ?? ''
  return { marker: { class: 'ordinal', parts: [place] }, length: head.length + closing.length }
}

/** أولاً … عاشراً, الأول …, حادي عشر …, first … tenth(ly); 0 for other words. */
function placeOfOrdinal(words: string): number {
  const bare = words.replace(/^ال/, '')
  const [tens, ten] = bare.split(/\s+(?:ال)?/)
  if (ten === 'عشر' || ten === 'عشره') return TENS.indexOf(tens?.replace(/ا$/, '') as string) + 11 || 0
  if (words.includes(' ')) return 0
  const english = ENGLISH.indexOf(words.replace(/ly$/, ''))
  // Without its last alif or article a word may be another: "ثالث" alone opens no line that is numbered.
  if (/^ال/.test(words) || /ا$/.test(words)) return ONES.indexOf(bare.replace(/ا$/, '')) + 1
  return english + 1
}

function latin(line: string, before: Marker | null): Found {
  const match = LATIN.exec(line)
  if (!match) return null
  const mark = match[1] as string
  const size = mark === mark.toLowerCase() ? 'small' : 'large'
  const roman = romanOf(mark.toLowerCase())
  const inRoman = before?.class === `roman ${size}` && roman === (before.parts[0] as number) + 1
  const place = mark.toLowerCase().charCodeAt(0) - 96
  const inLetters = before?.class === `letter ${size}` && place === (before.parts[0] as number) + 1
  const isRoman = mark.length > 1 || inRoman || (roman === 1 && !inLetters)
  if (isRoman && roman === 0) return null
  const marker = isRoman ? { class: `roman ${size}`, parts: [roman] } : { class: `letter ${size}`, parts: [place] }
  return { marker, length: match[0].length }
}

const ROMANS = [
  '',
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
]
const romanOf = (mark: string): number => Math.max(0, ROMANS.indexOf(mark))

function arabic(line: string, before: Marker | null): Found {
  const match = ARABIC.exec(line)
  if (!match) return null
  const letter = fold(match[1] as string)
  const inAbjad = ABJAD.indexOf(letter) + 1
  const next = before?.class === 'letter arabic' ? (before.parts[0] as number) + 1 : 1
  const inOrder = inAbjad === next || ALPHABET.indexOf(letter) + 1 === next
  // "د. محمد" is a doctor and "أ.د." a professor: a letter with a point counts only in its order, and never before another one.
  const rest = line.slice(match[0].length)
  if (match[2] === '.' && (!inOrder || /^[\u0621-\u064A]\./.test(rest))) return null
  return { marker: { class: 'letter arabic', parts: [inOrder ? next : inAbjad] }, length: match[0].length }
}
