// From the pages of a version to the words that are compared: folded, so that spellings of one word are equal, a word divided at a
// line's end whole, and lines that run through all pages only once.
import { fold } from '../arabic.ts'
import type { PageWords } from '../word-boxes/model.ts'
import type { Token } from './compare-words.ts'
import { type RunningLine, runningLines } from './running-lines.ts'

/** Where a token's word (or its parts, when it is divided) stand. */
export type PlacedToken = Token & { parts: { page: number; word: number }[] }

export function tokensOf(pages: readonly PageWords[]): PlacedToken[] {
  const { firsts, repeats } = runningLines(pages)
  const running = new Set([...firsts, ...repeats].map(nameOf))
  const heads = new Set(firsts.map(nameOf))
  // Before everything else, so that they stand between the same words in both versions wherever pages break.
  return [...joined(pages, (line) => heads.has(nameOf(line))), ...joined(pages, (line) => !running.has(nameOf(line)))]
}

const nameOf = ({ page, line }: RunningLine) => `${page}/${line}`

function joined(pages: readonly PageWords[], wanted: (line: RunningLine) => boolean): PlacedToken[] {
  const traits = remembered(traitsOf)
  const tokens: PlacedToken[] = []
  let divided: { token: PlacedToken; head: string; page: number; line: number } | null = null
  for (const { page, words } of pages) {
    let current = -1
    let skipped = false
    for (const [index, { text, line }] of words.entries()) {
      if (line !== current) skipped = !wanted({ page, line })
      current = line
      if (skipped) continue
      const { key, endsSentence, isDivided } = traits(text)
      const ends = endsSentence || words[index + 1]?.line !== line
      const place = { page, word: index }
      if (divided && (divided.page !== page || divided.line !== line) && /^\p{L}/u.test(text)) {
        divided.token.parts.push(place)
        divided.token.key = keyOf(divided.head + text)
        divided.token.ends = ends
        divided = null
        continue
      }
      const token = { key, ends, parts: [place] }
      divided = isDivided ? { token, head: text.slice(0, -1), page, line } : null
      tokens.push(token)
    }
  }
  return tokens
}

const traitsOf = (text: string) => ({
  key: keyOf(text),
  endsSentence: /[.!?؟:؛]["»”)\]]*$/.test(text),
  isDivided: /\p{L}{2}[-\u2010]$/u.test(text),
})

/** A hyphen within a word may be the file's or a line's end; both are left out. */
const keyOf = (text: string) => fold(text).replace(/(?<=\p{L})[-\u2010](?=\p{L})/gu, '') || text

/** A text repeats its words: each is looked at once. */
function remembered<T>(look: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text) ?? look(text)
    known.set(text, found)
    return found
  }
}
