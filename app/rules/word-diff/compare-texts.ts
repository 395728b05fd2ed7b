// "What changed since you read it": the words of two versions of a paper compared, each change with its place in both, for links
// to pages and marks on them. Text is shown as written and compared folded, so a changed diacritic or digit form is no change.
import type { Hit } from '../word-boxes/find.ts'
import type { PageWords, Quad, Word } from '../word-boxes/model.ts'
import { quadsOfWords, textOfWords } from '../word-boxes/selection.ts'
import { compareWords, type Step } from './compare-words.ts'
import type { Stretch } from './hunks.ts'
import { type PlacedToken, tokensOf } from './tokens.ts'

/** The words of a change in one version, page by page. */
export type Place = { text: string; words: number; parts: (Hit & { quads: Quad[] })[] }

/**
 * `after` is the word in the other version behind which the text is missing; null at its beginning. Changes come in the order of
 * the new version, what was deleted where it had stood.
 */
export type TextChange =
  | { kind: 'moved' | 'reworded'; old: Place; new: Place }
  | { kind: 'deleted'; old: Place; after: Hit | null }
  | { kind: 'inserted'; new: Place; after: Hit | null }

/** `kept` counts the words that are the same and where they were. */
export type TextComparison = { kept: number; changes: TextChange[] }

/** Both versions as the words that are compared, and what became of them. */
export type HeldTogether = { before: PlacedToken[]; after: PlacedToken[]; steps: Step[] }

export const compareTexts = (old: readonly PageWords[], fresh: readonly PageWords[]): TextComparison =>
  changesIn(holdTogether(old, fresh), old, fresh)

export function holdTogether(old: readonly PageWords[], fresh: readonly PageWords[]): HeldTogether {
  const [before, after] = [tokensOf(old), tokensOf(fresh)]
  return { before, after, steps: compareWords(before, after) }
}

export function changesIn(
  { before, after, steps }: HeldTogether,
  old: readonly PageWords[],
  fresh: readonly PageWords[],
): TextComparison {
  const oldPlaces = placesIn(old, before)
  const newPlaces = placesIn(fresh, after)
  const changes: TextChange[] = []
  let kept = 0
  let oldAt = 0
  let newAt = 0
  for (const step of steps) {
    if (step.kind === 'same') kept += step.new.to - step.new.from
    else if (step.kind === 'inserted')
      changes.push({ kind: step.kind, new: newPlaces(step.new), after: wordBefore(before, oldAt) })
    else if (step.kind === 'deleted')
      changes.push({ kind: step.kind, old: oldPlaces(step.old), after: wordBefore(after, newAt) })
    else changes.push({ kind: step.kind, old: oldPlaces(step.old), new: newPlaces(step.new) })
    if (step.kind !== 'deleted') newAt = step.new.to
    if (step.kind === 'same' || step.kind === 'deleted' || step.kind === 'reworded') oldAt = step.old.to
  }
  return { kept, changes }
}

function wordBefore(tokens: readonly PlacedToken[], at: number): Hit | null {
  const part = tokens[at - 1]?.parts.at(-1)
  return part ? { page: part.page, from: part.word, to: part.word } : null
}

function placesIn(pages: readonly PageWords[], tokens: readonly PlacedToken[]): (stretch: Stretch) => Place {
  const words = new Map<number, readonly Word[]>(pages.map(({ page, words }) => [page, words]))
  return ({ from, to }) => {
    const parts: Hit[] = []
    for (const { page, word } of tokens.slice(from, to).flatMap((token) => token.parts)) {
      const last = parts.at(-1)
      if (last?.page === page && last.to === word - 1) last.to = word
      else parts.push({ page, from: word, to: word })
    }
    const text = parts.map((part) => textOfWords(words.get(part.page)!, part.from, part.to)).join(' ')
    return {
      text,
      words: to - from,
      parts: parts.map((part) => ({ ...part, quads: quadsOfWords(words.get(part.page)!, part.from, part.to) })),
    }
  }
}
