// A sentence of the minutes: what one or several acts of the ledger come to in formal Arabic and English, and which of its words the
// ledger answers for. Facts are marked while a sentence is made, so that no list of them can be forgotten. Source: the spec's "After"
// (minutes write themselves from the ledger; a sentence that differs from the recorded result is flagged).
import { formatDate, formatDates, formatTime } from '../dates.ts'
import { arabicNumber, grouped } from '../number-words.ts'

export type Words = { ar: string; en: string }
export type SentenceKind =
  | 'failed'
  | 'opening'
  | 'present'
  | 'beside'
  | 'absent'
  | 'proxy'
  | 'quorum'
  | 'came'
  | 'left'
  | 'corrected'
  | 'suspended'
  | 'closed'
  | 'item'
  | 'deferred'
  | 'restored'
  | 'reopened'
  | 'interest'
  | 'speakers'
  | 'question'
  | 'tally'
  | 'working'
  | 'result'
  | 'decision'
  | 'request'
  | 'dispute'
  | 'statement'
  | 'final'
  | 'closing'

export type Sentence = Words & {
  /** The same for the same matter, however often the minutes are worked out. */
  key: string
  kind: SentenceKind
  /** Whose reader may read it: those of this item, or (null) all who read the minutes. */
  item: string | null
  /** The places of the acts that it says, in order; none for what is worked out from others. */
  refs: number[]
  /** Words of the text that are the ledger's, by language. */
  facts: { ar: string[]; en: string[] }
}

/** What is no style of a writer's: minutes without these say less than happened. */
const ESSENTIAL: readonly SentenceKind[] = [
  'failed',
  'opening',
  'present',
  'quorum',
  'closed',
  'item',
  'reopened',
  'interest',
  'question',
  'tally',
  'result',
  'decision',
  'dispute',
  'closing',
]
export const isEssential = (kind: SentenceKind): boolean => ESSENTIAL.includes(kind)

const OPEN = '\uE000'
const CLOSE = '\uE001'
const MARKED = /\uE000([^\uE000\uE001]*)\uE001/g

/** Words that the ledger answers for; marks in what people entered are dropped. */
export const fact = (text: string): string => `${OPEN}${text.replace(/[\uE000\uE001]/g, '')}${CLOSE}`
export const facts = ({ ar, en }: Words): Words => ({ ar: fact(ar), en: fact(en) })

type Said = Pick<Sentence, 'key' | 'kind' | 'refs'> & { item?: string | null }

export function say({ key, kind, refs, item = null }: Said, { ar, en }: Words): Sentence {
  const read = (text: string) => ({
    text: text.replace(MARKED, '$1'),
    facts: [...text.matchAll(MARKED)].map(([, words]) => words as string),
  })
  const [arabic, english] = [read(ar), read(en)]
  return {
    key,
    kind,
    item,
    refs: [...refs].sort((a, b) => a - b),
    ar: arabic.text,
    en: english.text,
    facts: { ar: arabic.facts, en: english.facts },
  }
}

/** Names in a row, as each language joins them. */
export function inARow(words: readonly Words[]): Words {
  const english = words.map(({ en }) => en)
  const last = english.pop() ?? ''
  return {
    ar: words.map(({ ar }) => ar).join('، و'),
    en: english.length === 0 ? last : `${english.join(', ')} and ${last}`,
  }
}

export const number = (value: string | number): Words => ({
  ar: arabicNumber(String(value), 'arab'),
  en: grouped(String(value), ',', '.'),
})

/** "١.٢": an item's place, which is no decimal fraction. */
export const reference = (text: string): Words => ({
  ar: text.replace(/[0-9]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] as string),
  en: text,
})

export const timeAt = (at: string, zone: string): Words => ({
  ar: formatTime(at, 'ar', zone),
  en: formatTime(at, 'en', zone),
})
export const datesAt = (at: string, zone: string): Words => ({
  ar: formatDates(at, 'ar', zone).replace(' · ', ' الموافق '),
  en: formatDates(at, 'en', zone).replace(' · ', ', corresponding to '),
})
export const dateAt = (at: string, zone: string): Words => ({
  ar: formatDate(at, 'ar', zone),
  en: formatDate(at, 'en', zone),
})
