// To which item of an agenda each dropped file belongs: by the number in its name ("03 …", «٣-», «البند 3», "item 3.1") and by the
// words it shares with titles, both folded. What fits nowhere is proposed as an item of its own. Source: preparing a sitting (drop
// thirty files and accept the proposed item of each); vectors of tests/vectors/agenda-files.json.
import { inItsLanguage, type Words } from './agenda-hints.ts'
import { westernDigits } from './agenda-markers.ts'
import { fold } from './arabic.ts'

export type ItemToMatch = { id: string; number: string; title: Words }
export type ProposedFile = {
  /** Null: an item of its own, under `title`. */
  itemId: string | null
  why: 'number' | 'words' | 'none'
  /** The file's name without number and ending, in the language it is written in. */
  title: Words
}

/** Below this share of common words a likeness is an accident. */
const ALIKE = 0.4
/** Words that outweigh a number which nothing else speaks for: files are often numbered for themselves. */
const CERTAIN = 0.7
const PLAIN = new Set(
  'the a an of and for on in to at by with report paper memo memorandum annex attachment draft final version copy file doc item agenda pdf من في علي الي عن مع و او بند البند تقرير مذكره ملحق مرفق مسوده نهايي نهائي نسخه ورقه بشان حول'.split(
    ' ',
  ),
)

export function proposeFiles(names: readonly string[], items: readonly ItemToMatch[]): ProposedFile[] {
  const titles = items.map((item) => wordsOf(`${item.title.ar} ${item.title.en}`))
  const weights = weigh(titles)
  return names.map((name) => {
    const bare = bareName(name)
    const numbered = readNumber(bare)
    const words = wordsOf(numbered.rest)
    const scores = titles.map((title) => likeness(words, title, weights))
    const best = scores.reduce((top, score, at) => (score > (scores[top] ?? 0) ? at : top), 0)
    const byNumber = numbered.number === null ? -1 : items.findIndex((item) => item.number === numbered.number)
    const title = inItsLanguage(numbered.rest || bare || name)
    const overruled =
      !numbered.said && (scores[best] ?? 0) >= CERTAIN && (scores[byNumber] ?? 0) * 2 < (scores[best] ?? 0)
    if (byNumber >= 0 && !overruled) return { itemId: (items[byNumber] as ItemToMatch).id, why: 'number', title }
    // Two that are equally alike are as good as none.
    const alone = scores.filter((score) => score === scores[best]).length === 1
    if (alone && (scores[best] ?? 0) >= ALIKE) return { itemId: (items[best] as ItemToMatch).id, why: 'words', title }
    return { itemId: null, why: 'none', title }
  })
}

const bareName = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[_\s\u00A0]+/g, ' ')
    .trim()

/** `said`: the name says that it is an item's number, and not only a number. */
type FileNumber = { number: string | null; said: boolean; rest: string }

function readNumber(name: string): FileNumber {
  const western = westernDigits(name)
  const said =
    /(?:^|[^\p{L}])(?:item|البند|بند)\s*(?:no\.?|رقم|#)?\s*[-–(]?\s*(\d{1,2}(?:[.-]\d{1,2}){0,2})(?!\d)\)?[\s\-–:.]*/iu.exec(
      western,
    )
  if (said) return found(name, said, said[1] as string, true)
  // A date or a year is no number of an item.
  if (/^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/.test(western)) return { number: null, said: false, rest: name }
  const first = /^[([#]?\s*(\d{1,2}(?:\.\d{1,2}){0,2})(?![\d%])\s*[)\].:\-–ـ]*\s*(?=\D|$)/.exec(western)
  return first ? found(name, first, first[1] as string, false) : { number: null, said: false, rest: name }
}

const found = (name: string, match: RegExpExecArray, digits: string, said: boolean): FileNumber => ({
  number: digits.split(/[.-]/).map(Number).join('.'),
  said,
  rest: `${name.slice(0, match.index)} ${name.slice(match.index + match[0].length)}`
    .replace(/^[\s\-–:.]+|[\s\-–:.]+$/g, '')
    .trim(),
})

/** Folded, without the Arabic article and conjunction, and without words that any paper may have in its name. */
function wordsOf(text: string): Set<string> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(
    words
      .filter((word) => !PLAIN.has(word))
      .map(stem)
      .filter((word) => word.length > 1 && !PLAIN.has(word)),
  )
}

const stem = (word: string): string => {
  const bare = word.replace(/^(?:وال|بال|كال|فال|ال|لل)(?=\p{L}{3})/u, '')
  return /^[a-z]/.test(bare) ? bare.replace(/(?<=\w{3})(?:ies|es|s)$/, '') : bare
}

/** A word that stands in many titles tells little. */
function weigh(titles: readonly Set<string>[]): Map<string, number> {
  const seen = new Map<string, number>()
  for (const title of titles) for (const word of title) seen.set(word, (seen.get(word) ?? 0) + 1)
  return new Map([...seen].map(([word, times]) => [word, 1 / times]))
}

/** Of the words of the shorter of the two, how much the other has. */
function likeness(name: Set<string>, title: Set<string>, weights: Map<string, number>): number {
  const weight = (word: string) => weights.get(word) ?? 0.5
  const sum = (words: Iterable<string>) => [...words].reduce((total, word) => total + weight(word), 0)
  const shared = sum([...name].filter((word) => title.has(word)))
  return shared === 0 ? 0 : shared / Math.max(0.5, Math.min(sum(name), sum(title)))
}
