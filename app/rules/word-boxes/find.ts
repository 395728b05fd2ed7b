// Finding text in word boxes: folded (rules/arabic), across words and line ends, also inside a word, so that مجلس finds المجلس.
// Hyphens and dashes are left out on both sides: a word divided at a line's end is found whole.
import { fold } from '../arabic.ts'
import type { PageWords, Word } from './model.ts'

/** A hit covers the words `from` to `to` of a page, both included. */
export type Hit = { page: number; from: number; to: number }

export function findWords(pages: readonly PageWords[], query: string): Hit[] {
  const sought = comparable(query).replace(/\s+/g, ' ').trim()
  if (sought === '') return []
  return pages.flatMap(({ page, words }) => {
    const { text, owners } = running(words)
    const hits: Hit[] = []
    for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + sought.length))
      hits.push({ page, from: owners[at]!, to: owners[at + sought.length - 1]! })
    return hits
  })
}

/** A text as it is searched: folded and without hyphens. */
export const comparable = (text: string) => fold(text).replace(/[-\u2010-\u2015\u2212]/g, '')

/** A page as one folded string, and for each of its characters the word it came from. */
function running(words: readonly Word[]): { text: string; owners: number[] } {
  const owners: number[] = []
  let text = ''
  words.forEach((word, index) => {
    const folded = comparable(word.text).replace(/\s+/g, ' ').trim()
    const divided = /\p{L}[-\u2010]$/u.test(word.text) && words[index + 1]?.line === word.line + 1
    const piece = folded + (folded === '' || divided ? '' : ' ')
    text += piece
    for (let i = 0; i < piece.length; i++) owners.push(index)
  })
  return { text, owners }
}
