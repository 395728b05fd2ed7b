// What a note that came from an earlier version is to its reader: on the page, or waiting for its author.

import type { Quote } from '../rules/anchor/quote.ts'
import { boxOf, fitBox, topOf } from '../rules/note-place.ts'
import type { Quad } from '../rules/word-boxes/model.ts'
import type { NoteView } from './note-book.ts'

export type NewPlace = { page: number; quads: Quad[]; selector: Quote }

/** False for a note that was not found in this version, until its author gives it a place. */
export const hasPlace = ({ carried }: Pick<NoteView, 'carried'>): boolean =>
  carried?.state !== 'orphan' && carried?.state !== 'aside'

export const waits = ({ mine, carried }: NoteView): boolean =>
  mine && (carried?.state === 'check' || carried?.state === 'orphan')

/** The fields that put a note on these words: marks over them, everything else from their beginning. */
export function atWords(note: NoteView, { page, quads, selector }: NewPlace): Record<string, unknown> {
  const common = { page, selector }
  const [left = 0, top = 0] = quads[0] ?? []
  if ('quads' in note) return { ...common, quads: quads.slice(0, 400) }
  const [x, y] = [left - boxOf(note)[0], top - topOf(note)]
  if (note.kind === 'comment') return { ...common, at: [left, top] }
  if (note.kind === 'ink')
    return { ...common, stroke: note.stroke.map((value, at) => value + (at % 3 === 0 ? x : at % 3 === 1 ? y : 0)) }
  return {
    ...common,
    box: fitBox(
      note.text,
      note.box.map((value, at) => value + (at % 2 === 0 ? x : y)),
      note.size,
    ),
  }
}
