import type { ReaderPage } from '../../server/documents/load-reader.ts'
import type { NoteView } from '../annotations/note-book.ts'
import type { Present } from '../annotations/presence.ts'
import { topOf } from '../rules/note-place.ts'
import type { Hit } from '../rules/word-boxes/find.ts'
import type { Hand } from './hands.tsx'
import type { Place } from './use-viewport.ts'

/** By page; a reader with two tablets open is one hand, the one that moved last. */
export function handsOn(present: readonly Present[], people: ReaderPage['people'], me: string): Map<number, Hand[]> {
  const hands = new Map<string, Hand & { page: number }>()
  for (const { person, page, at } of present) {
    const name = people[person]
    if (at && name && person !== me) hands.set(person, { person, name, at, page })
  }
  return Map.groupBy(hands.values(), ({ page }) => page)
}

/** What is said is counted through the paper, in reading order: the pin and its card carry the same number. */
export function numbersOf(notes: readonly NoteView[]): Map<string, number> {
  const said = notes.filter((note) => note.kind !== 'ink' && note.text !== '')
  return new Map(said.map((note, index) => [note.id, index + 1]))
}

/** A little above the place, so that it does not stick to the edge of the screen. */
const littleAbove = (y: number, size: [number, number, number] | undefined) =>
  size && size[2] === 0 ? Math.max(0, 1 - y / size[1] - 0.12) : 0

export function placeOfHit(
  hit: Hit,
  words: readonly { quads: readonly (readonly number[])[] }[] | undefined,
  size: [number, number, number] | undefined,
): Place {
  return { page: hit.page, offset: littleAbove(words?.[hit.from]?.quads[0]?.[1] ?? Number.POSITIVE_INFINITY, size) }
}

export function placeOfNote(note: NoteView, size: [number, number, number] | undefined): Place {
  return { page: note.page, offset: littleAbove(topOf(note), size) }
}
