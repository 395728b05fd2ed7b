// What a changed paragraph is made of, and how much of what is the same in it is shown: enough to understand the change.

/** `change` is a place in the list of changes. What is skipped is the same in both versions. */
export type Part =
  | { kind: 'same'; text: string }
  | { kind: 'skipped'; words: number }
  | { kind: 'gone' | 'come'; text: string; change: number }

/** A paragraph of so many words is shown whole; in a longer one, so many on either side of a change. */
const WHOLE = 90
const AROUND = 16

export function shortened(parts: readonly Part[]): Part[] {
  const words = parts.reduce((sum, part) => sum + (part.kind === 'skipped' ? 0 : wordsOf(part.text).length), 0)
  if (words <= WHOLE) return [...parts]
  return parts.flatMap((part, index): Part[] => {
    if (part.kind !== 'same') return [part]
    const own = wordsOf(part.text)
    const [first, last] = [index === 0, index === parts.length - 1]
    const [head, tail] = [first ? 0 : AROUND, last ? 0 : AROUND]
    // To skip a few words would save nothing.
    if (own.length <= head + tail + AROUND) return [part]
    const same = (some: string[]): Part[] => (some.length > 0 ? [{ kind: 'same', text: some.join(' ') }] : [])
    return [
      ...same(own.slice(0, head)),
      { kind: 'skipped', words: own.length - head - tail },
      ...same(own.slice(own.length - tail)),
    ]
  })
}

const wordsOf = (text: string) => text.split(' ')
