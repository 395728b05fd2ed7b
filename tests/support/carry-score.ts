// How notes of a revision fared, against their true places; and the peer that the carrier has to beat: the same score for the best
// fuzzy match of quote and surroundings alone, without holding the two versions against each other.
import { approximate } from '../../app/rules/anchor/approximate.ts'
import type { Carried } from '../../app/rules/anchor/carry-notes.ts'
import { lettersOf, placesOf } from '../../app/rules/anchor/letters.ts'
import { similarity } from '../../app/rules/anchor/similar.ts'
import { bareOf, textOf } from '../../app/rules/anchor/text.ts'
import type { PageWords } from '../../app/rules/word-boxes/model.ts'
import { quadsOfWords } from '../../app/rules/word-boxes/selection.ts'
import type { Pages, TrueNote } from './revision.ts'

export type Tally = {
  present: number
  right: number
  misplaced: number
  toCheck: number
  orphaned: number
  gone: number
  goneMoved: number
}

/** Scored on quotes still present on one page; of the others it counts those that moved to words that are not theirs. */
export function tally(notes: readonly TrueNote[], now: readonly Pages[], carried: (note: TrueNote) => Carried): Tally {
  const sum: Tally = { present: 0, right: 0, misplaced: 0, toCheck: 0, orphaned: 0, gone: 0, goneMoved: 0 }
  for (const note of notes) {
    const { state, place } = carried(note)
    const { truth } = note
    if (!truth || truth.pages > 1) {
      sum.gone += 1
      if (state === 'moved' && place && !standsOnOwn(note, now, place)) sum.goneMoved += 1
      continue
    }
    sum.present += 1
    if (state === 'check') sum.toCheck += 1
    else if (state === 'orphan') sum.orphaned += 1
    else if (place?.page === truth.page && sameQuads(place.quads, now, truth)) sum.right += 1
    else sum.misplaced += 1
  }
  return sum
}

function sameQuads(quads: unknown, now: readonly Pages[], { page, from, to }: NonNullable<TrueNote['truth']>): boolean {
  const words = now.find((one) => one.page === page)?.words ?? []
  return JSON.stringify(quads) === JSON.stringify(quadsOfWords(words, from, to))
}

/** A reworded quote has moved rightly where at least one of its own words lies under it. */
function standsOnOwn({ ids }: TrueNote, now: readonly Pages[], place: NonNullable<Carried['place']>): boolean {
  const page = now.find((one) => one.page === place.page)
  return ids.some((id) => {
    const quad = page?.words[page.ids.indexOf(id)]?.quads[0]
    if (!quad) return false
    const [x, y] = [(quad[0] + quad[6]) / 2, (quad[1] + quad[7]) / 2]
    return place.quads.some(([left, top, right, , , bottom]) => x >= left && x <= right && y <= top && y >= bottom)
  })
}

export function fuzzyOnly(now: readonly PageWords[]): (note: TrueNote) => Carried {
  const text = textOf(now)
  const letters = lettersOf(text)
  return (note) => {
    const [exact, prefix, suffix] = [bareOf(note.exact), bareOf(note.prefix), bareOf(note.suffix)]
    const hits = placesOf(letters, exact).map(({ start, end }) => ({ start, end, quote: 1 }))
    const near = hits.length > 0 ? null : approximate(exact, letters.text, Math.floor(exact.length / 2))
    if (near) hits.push({ start: near.start, end: near.end, quote: near.similarity })
    let best = { score: 0, start: 0, end: 1 }
    for (const { start, end, quote } of hits) {
      const before = similarity(prefix, letters.text.slice(Math.max(0, start - prefix.length), start))
      const after = similarity(suffix, letters.text.slice(end, end + suffix.length))
      const page = text.words[letters.owners[start]!]!.page
      const position = 1 - Math.abs(page - note.page) / now.length
      const score = (50 * quote + 20 * before + 20 * after + 2 * position) / 92
      if (score > best.score) best = { score, start, end }
    }
    const [first, last] = [text.words[letters.owners[best.start]!]!, text.words[letters.owners[best.end - 1]!]!]
    const words = text.pages.get(first.page) ?? []
    const quads = quadsOfWords(words, first.index, last.page === first.page ? last.index : words.length - 1)
    const state = best.score >= 0.8 ? 'moved' : best.score >= 0.5 ? 'check' : 'orphan'
    const place = { page: first.page, quads, quote: { exact: note.exact, prefix: '', suffix: '' } }
    return { state, score: best.score, place: state === 'orphan' ? null : place, origin: null }
  }
}
