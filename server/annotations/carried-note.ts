// A note as it enters the next version: the same id, author, words and times, at its new place, and where it came from.

import type { Carried as Found, Spot } from '../../app/rules/anchor/carry-notes.ts'
import type { Anchored } from '../../app/rules/anchor/old-place.ts'
import { hasRightToLeft } from '../../app/rules/arabic.ts'
import { boxOf, topOf } from '../../app/rules/note-place.ts'
import type { Note } from '../../app/wire/annotations.ts'
import type { VersionId } from '../../app/wire/ids.ts'

export type PlacedNote = Exclude<Note, { kind: 'reply' }>
export type Origin = { versionId: VersionId; number: number }

/** What is looked for: the quote, and the point that tells equal quotes of a page apart. */
export function anchorOf(note: PlacedNote): Anchored {
  const { page, selector } = note
  const [left, , right] = boxOf(note)
  return { ...selector, page, near: [(left + right) / 2, topOf(note)] }
}

/** `pages` is how many the new version has. What could not be found, or quotes nothing, keeps its place in the old version. */
export function carriedNote(note: PlacedNote, found: Found, origin: Origin, pages: number): PlacedNote {
  const { page } = note
  // On a scan nothing can be quoted: the same page, if it is there, is where its author will look first.
  const onScan = note.selector.exact === '' && page <= pages
  const state = onScan ? 'check' : found.state
  const score = onScan ? 0.5 : Math.round(found.score * 1_000) / 1_000
  const carried = { from: origin.versionId, version: origin.number, page, box: [...boxOf(note)], score, state }
  const { editedAt: _, ...rest } = note
  const kept = note.editedAt === undefined ? rest : note
  return found.place && !onScan
    ? { ...atPlace(kept as PlacedNote, found.place, found.origin), carried }
    : ({ ...kept, carried } as PlacedNote)
}

/** Marks take the boxes of their words; what is drawn or set beside them moves as far as they did. */
function atPlace(note: PlacedNote, place: Spot, origin: Spot | null): PlacedNote {
  const { page, quote } = place
  const common = { page, selector: { ...quote } }
  const [x, y] = stepFrom(origin ?? place, place)
  switch (note.kind) {
    case 'comment':
      return { ...note, ...common, at: [note.at[0]! + x, note.at[1]! + y] }
    case 'ink':
      return {
        ...note,
        ...common,
        stroke: note.stroke.map((value, at) => value + (at % 3 === 0 ? x : at % 3 === 1 ? y : 0)),
      }
    case 'freetext':
      return { ...note, ...common, box: note.box.map((value, at) => value + (at % 2 === 0 ? x : y)) }
    default:
      return { ...note, ...common, quads: place.quads.slice(0, 400) }
  }
}

/** From where the quote began to where it begins: its upper corner on the side from which it is read. */
function stepFrom(origin: Spot, place: Spot): [number, number] {
  const corner = ({ quads, quote }: Spot): [number, number] => {
    const [left = 0, top = 0, right = 0, rightTop = 0] = quads[0] ?? []
    return hasRightToLeft(quote.exact) ? [right, rightTop] : [left, top]
  }
  const [[fromX, fromY], [toX, toY]] = [corner(origin), corner(place)]
  return [toX - fromX, toY - fromY]
}
