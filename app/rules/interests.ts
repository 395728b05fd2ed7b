// Whether words name an organisation or matter that a member has registered an interest in, and whether that interest is in force:
// a reason to ask the member, never to recuse anybody. Source: "recusal" of the rules of decision; folding is app/rules/arabic.ts.
import { fold } from './arabic.ts'

/** True when the party's name stands in the text, word for word, however either is spelt: و and ب, ل, ك, ال may be joined to a word. */
export function namesParty(text: string, party: string): boolean {
  const sought = withoutLegalForm(wordsOf(party))
  // A single letter is nobody's name.
  if (sought.join('').length < 2) return false
  const words = wordsOf(text)
  return words.some((_, from) => sought.every((word, at) => isSame(words[from + at], word)))
}

/** Dates are days of the body's own calendar, as `2026-11-30`; both ends count. */
export const isInForce = ({ since, until }: { since: string | null; until: string | null }, day: string): boolean =>
  (since === null || since <= day) && (until === null || day <= until)

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** What a company's name ends with in a register, and nowhere else. */
const LEGAL_FORMS = [
  'w l l',
  'wll',
  'b s c c',
  'b s c',
  'bsc',
  'l l c',
  'llc',
  'ltd',
  'limited',
  'plc',
  'inc',
  'ذ م م',
  'ش م ب',
  'ش م ع',
]
  .map((form) => form.split(' '))
  .map((form) => form.map(fold))

function withoutLegalForm(words: string[]): string[] {
  const form = LEGAL_FORMS.find(
    (ending) => ending.length < words.length && ending.every((word, at) => words.at(at - ending.length) === word),
  )
  return form ? words.slice(0, -form.length) : words
}

const isSame = (found: string | undefined, sought: string): boolean =>
  found !== undefined && (found === sought || bare(found).some((form) => form === sought || form === bareOf(sought)))

const bareOf = (word: string): string => (word.startsWith('ال') && word.length > 4 ? word.slice(2) : word)

/** The word without what Arabic joins to its front: conjunction, preposition, article. What is left has two letters at least. */
function bare(word: string): string[] {
  const forms: string[] = []
  for (const joined of ['', 'و', 'ف'])
    for (const preposition of ['', 'ب', 'ك', 'ل'])
      for (const article of ['', preposition === 'ل' ? 'ل' : 'ال']) {
        const front = joined + preposition + article
        if (word.startsWith(front) && word.length - front.length >= 2) forms.push(word.slice(front.length))
      }
  return forms
}
