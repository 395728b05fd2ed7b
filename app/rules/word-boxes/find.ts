// Finding text in word boxes: folded (rules/arabic), across words and line ends, also inside a word, so that مجلس finds المجلس.
// Hyphens and dashes are left out on both sides: a word divided at a line's end is found whole.
import { fold } from '../arabic.ts'
import { soughtIn, soughtTerms } from '../search-terms.ts'
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

/** Where the words stand as they are typed; or, where they stand nowhere so, in other forms. */
export function searchText(pages: readonly PageWords[], query: string): Hit[] {
  const exact = findWords(pages, query)
  return exact.length > 0 ? exact : findForms(pages, query)
}

/** Where the words stand in other forms, as the search over all papers finds them: one after another, or else each by itself. */
export function findForms(pages: readonly PageWords[], query: string): Hit[] {
  const sought = soughtTerms(query)
  if (sought.length === 0) return []
  const marked = pages.map(({ page, words }) => ({ page, marks: words.map(({ text }) => soughtIn(text, sought)) }))
  const inOrder = marked.flatMap(({ page, marks }) =>
    marks.flatMap((_, from) =>
      sought.every((_, place) => marks[from + place]?.includes(place))
        ? [{ page, from, to: from + sought.length - 1 }]
        : [],
    ),
  )
  if (inOrder.length > 0) return inOrder
  return marked.flatMap(({ page, marks }) => {
    const all = new Set(marks.flat()).size === sought.length
    return all ? marks.flatMap((mark, at) => (mark.length > 0 ? [{ page, from: at, to: at }] : [])) : []
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
