// A text without spaces, each letter knowing its word: programs disagree about where a word ends more often than about letters.
import type { Text } from './text.ts'

export type Letters = { text: string; owners: Int32Array; starts: Int32Array }

/** All words of a text, or those that `keep` names. */
export function lettersOf({ words }: Text, keep: (index: number) => boolean = () => true): Letters {
  const starts = new Int32Array(words.length + 1)
  const kept = words.map(({ bare }, index) => (keep(index) ? bare : ''))
  const text = kept.join('')
  const owners = new Int32Array(text.length)
  let at = 0
  kept.forEach((bare, index) => {
    starts[index] = at
    owners.fill(index, at, at + bare.length)
    at += bare.length
  })
  starts[words.length] = at
  return { text, owners, starts }
}

export type Hit = { from: number; to: number; start: number; end: number; whole: boolean }

/** Every place of `sought` between two letters; `whole` where it begins and ends with a word. */
export function placesOf({ text, owners, starts }: Letters, sought: string, first = 0, last = text.length): Hit[] {
  const hits: Hit[] = []
  if (sought === '') return hits
  for (let at = text.indexOf(sought, first); at !== -1 && at < last; at = text.indexOf(sought, at + 1)) {
    const end = at + sought.length
    const [from, to] = [owners[at]!, owners[end - 1]!]
    hits.push({ from, to, start: at, end, whole: starts[from] === at && starts[to + 1] === end })
  }
  return hits
}
