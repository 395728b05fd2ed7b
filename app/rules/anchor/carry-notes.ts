// Carrying notes from one version of a paper into the next. Source: the house's paper rules, "Revision: no note is ever lost": at
// 0.8 and above a note moves by itself, from 0.5 its author looks at it, below that it keeps its old place and nothing else.
import type { PageWords, Quad, Word } from '../word-boxes/model.ts'
import { quadsOfWords } from '../word-boxes/selection.ts'
import { alignWords } from './align-words.ts'
import { lettersOf } from './letters.ts'
import { alignedPlace, type Candidate, type Compared, foundPlaces } from './new-place.ts'
import { type Anchored, oldPlaces, type Place } from './old-place.ts'
import { type Quote, quoteOf } from './quote.ts'
import { numbered, type Text, textOf } from './text.ts'

export type Spot = { page: number; quads: Quad[]; quote: Quote }
export type Carried = {
  state: 'moved' | 'check' | 'orphan'
  /** 0 to 1. */
  score: number
  /** Where it stands in the new version; null for an orphan. */
  place: Spot | null
  /** Where it stood; null when its words are not in the old version as they were read. */
  origin: Spot | null
}

export const MOVES = 0.8
export const CHECKED = 0.5
/** Just below the limit: the place is likely, but the author is to say so. */
const ASKED = 0.79
/** Two places this near each other in score are not told apart. */
const MARGIN = 0.08

/** Compares two versions once; answers for as many notes as there are. */
export function carrier(old: readonly PageWords[], now: readonly PageWords[]): (note: Anchored) => Carried {
  const [oldText, newText] = [textOf(old), textOf(now)]
  const [a, b] = numbered(oldText, newText) as [Int32Array, Int32Array]
  const alignment = alignWords(a, b)
  const compared: Compared = {
    old: { text: oldText, letters: lettersOf(oldText) },
    now: { text: newText, letters: lettersOf(newText) },
    free: lettersOf(newText, (index) => alignment.from[index] === -1),
    alignment,
  }
  return (note) => carryNote(note, compared)
}

function carryNote(note: Anchored, compared: Compared): Carried {
  const places = oldPlaces(note, compared.old.text, compared.old.letters)
  const [first] = places
  if (!first) return { state: 'orphan', score: 0, place: null, origin: null }
  const origin = spotOf(compared.old.text, first)?.spot ?? null
  const found = places.map((place) => bestPlace(place, compared))
  const best = found.reduce((a, b) => ((b?.score ?? 0) > (a?.score ?? 0) ? b : a))
  if (!best || best.score < CHECKED) return { state: 'orphan', score: best?.score ?? 0, place: null, origin }
  const spot = spotOf(compared.now.text, best)
  if (!spot) return { state: 'orphan', score: 0, place: null, origin }
  const one = found.every((other) => other?.from === best.from)
  const score = best.sure && one && spot.whole ? best.score : Math.min(best.score, ASKED)
  return { state: score >= MOVES ? 'moved' : 'check', score, place: spot.spot, origin }
}

function bestPlace(place: Place, compared: Compared): Candidate | null {
  const aligned = alignedPlace(place, compared)
  if (aligned && aligned.score >= MOVES) return aligned
  const others = foundPlaces(place, compared).sort((a, b) => b.score - a.score)
  const [best, second] = others
  if (!best || (aligned && aligned.score >= best.score - MARGIN)) return aligned
  const rival = second && second.score > best.score - MARGIN && second.from !== best.from
  return { ...best, sure: best.sure && !rival && !aligned }
}

/** The boxes of a run of words. A note lies on one page: of a run that a page's end divides, the longer part. */
function spotOf({ pages, words }: Text, { from, to }: Place): { spot: Spot; whole: boolean } | null {
  const run = words.slice(from, to + 1)
  const byPage = [...Map.groupBy(run, (word) => word.page)].sort(([, a], [, b]) => b.length - a.length)
  const [longest] = byPage
  if (!longest) return null
  const [page, part] = longest
  const here = pages.get(page) as readonly Word[]
  const [first, last] = [part[0]!.index, part.at(-1)!.index]
  return {
    spot: { page, quads: quadsOfWords(here, first, last), quote: quoteOf(here, first, last) },
    whole: byPage.length === 1,
  }
}
