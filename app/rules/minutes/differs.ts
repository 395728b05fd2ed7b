// Whether a paragraph still says what the ledger says: its marked words (numbers with what they count, names, times, outcomes, the text
// that was decided) must stand in it, and no number or name may have come that the ledger does not have. Style is the writer's.
// Compared folded, so that digits, diacritics and blanks make no difference.
import { fold } from '../arabic.ts'
import type { Sentence, Words } from './sentence.ts'

export type Difference = { language: 'ar' | 'en'; missing: string[]; added: string[] }

export function differences(sentence: Sentence, text: Words, names: readonly Words[]): Difference[] {
  return (['ar', 'en'] as const).flatMap((language) => {
    const said = plain(text[language])
    const ledger = plain(sentence[language])
    if (said === ledger) return []
    const missing = sentence.facts[language].filter((words) => !holds(said, plain(words)))
    const added = [
      ...without(numbersIn(said), numbersIn(ledger)),
      ...names
        .map((name) => name[language])
        .filter((name) => name.trim() !== '' && holds(said, plain(name)) && !holds(ledger, plain(name))),
    ]
    return missing.length + added.length > 0 ? [{ language, missing, added: [...new Set(added)] }] : []
  })
}

const plain = (text: string): string => fold(text).replace(/\s+/g, ' ').trim()

/** As words of their own: "4 for" is not in "14 for", nor a name in a longer one. */
function holds(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + words.length] ?? ' ']
    const opens = !LETTER.test(words[0] ?? '') || !LETTER.test(before) || (isJoined(text, at) && !/\d/.test(before))
    const closes = !LETTER.test(words.at(-1) ?? '') || !LETTER.test(after)
    if (opens && closes) return true
  }
  return false
}

const LETTER = /[\p{L}\p{N}]/u
/** Arabic writes and, so, with and for onto the word that follows. */
const isJoined = (text: string, at: number): boolean => /(^|[^\p{L}])[وفبلك]{1,2}$/u.test(text.slice(0, at))

const numbersIn = (text: string): string[] => text.match(/\d+(?:[.,:]\d+)*/g) ?? []

function without(some: string[], others: string[]): string[] {
  const left = [...others]
  return some.filter((one) => {
    const place = left.indexOf(one)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
}
