// A version as one run of comparable words: folded, without punctuation, and without what is printed on every page (a heading,
// a number), which falls between other words when the text moves.
import { fold } from '../arabic.ts'
import type { PageWords, Word } from '../word-boxes/model.ts'

export type TextWord = {
  /** Folded, without punctuation. */
  bare: string
  page: number
  /** Its place among the words of its page. */
  index: number
}
export type Text = {
  pages: ReadonlyMap<number, readonly Word[]>
  words: readonly TextWord[]
}

export function textOf(pages: readonly PageWords[]): Text {
  const furniture = furnitureOf(pages)
  const words = pages.flatMap(({ page, words }) =>
    words.flatMap((word, index): TextWord[] => {
      const bare = bareOf(word.text)
      return bare === '' || furniture.get(page)?.has(word.line) ? [] : [{ bare, page, index }]
    }),
  )
  return { pages: new Map(pages.map(({ page, words }) => [page, words])), words }
}

export const bareOf = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, '')

/** Both texts as numbers: a word has the same in both. */
export function numbered(...texts: Text[]): Int32Array[] {
  const numbers = new Map<string, number>()
  return texts.map(({ words }) =>
    Int32Array.from(words, ({ bare }) => {
      const known = numbers.get(bare)
      if (known !== undefined) return known
      numbers.set(bare, numbers.size)
      return numbers.size - 1
    }),
  )
}

/** Words `from` to `to` of a text, both included, as a line of comparable characters. */
export function lineOf({ words }: Text, from: number, to: number): string {
  let line = ''
  for (let at = Math.max(0, from); at <= to && at < words.length; at++) line += `${line && ' '}${words[at]!.bare}`
  return line
}

const EDGE = 2
/** A line at a page's edge that so many pages have, whatever number it says, is no part of the text. */
const OFTEN = 0.5
const FEWEST_PAGES = 4

/** For each page its lines that stand on most pages. */
function furnitureOf(pages: readonly PageWords[]): Map<number, Set<number>> {
  const found = new Map<number, Set<number>>()
  if (pages.length < FEWEST_PAGES) return found
  const edges = pages.map((page) => ({ page: page.page, lines: edgeLines(page) }))
  const often = new Map<string, number>()
  for (const { lines } of edges) for (const text of new Set(lines.values())) often.set(text, (often.get(text) ?? 0) + 1)
  for (const { page, lines } of edges) {
    const on = [...lines].filter(([, text]) => often.get(text)! >= OFTEN * pages.length).map(([line]) => line)
    if (on.length > 0) found.set(page, new Set(on))
  }
  return found
}

function edgeLines({ words }: PageWords): Map<number, string> {
  const last = words.at(-1)?.line ?? 0
  const lines = new Map<number, string>()
  for (const word of words) {
    if (word.line >= EDGE && word.line <= last - EDGE) continue
    lines.set(word.line, `${lines.get(word.line) ?? ''} ${bareOf(word.text).replace(/\p{N}+/gu, '#')}`)
  }
  return lines
}
