// What notes become outside Majlis: one mark each, with its author's name, its words, its times and its place, in reading order
// and numbered as the reader numbers them. Replies follow what they answer. Source: ISO 32000-2, 12.5.6 (markup annotations);
// the house's paper rules, "Annotations".
import { type Box, boxOf, type Placed, topOf } from '../note-place.ts'

type Said = {
  id: string
  author: string
  createdAt: string
  editedAt?: string | undefined
  removed?: boolean | undefined
}
type Quoting = { page: number; selector: { exact: string } }
/** A note as it stands in a layer. */
export type SourceNote = Said &
  ((Placed & Quoting & { text?: string; size?: number }) | { kind: 'reply'; to: string; text: string })
export type SourceLayer = { audience: string; notes: readonly SourceNote[] }

export type Tone = 'private' | 'body' | 'group'
export type Mark = {
  id: string
  kind: Placed['kind'] | 'reply'
  page: number
  /** Left, bottom, right, top; a reply has that of what it answers. */
  rect: Box
  quads: readonly (readonly number[])[]
  /** x, y, pressure in turn; empty for all but ink. */
  stroke: readonly number[]
  /** Of the pen, or of the letters: in points. */
  size: number
  contents: string
  quote: string
  author: string
  created: string
  modified: string
  /** The name of its layer. */
  subject: string
  tone: Tone
  /** Id of what is answered. */
  replyTo: string | null
  /** Counted through the paper where something is said, as the reader counts; 0 elsewhere. */
  number: number
}
export type MarkWords = { nameOf: (personId: string) => string; layerName: (audience: string) => string }

/** Side of a comment's sign; its upper left corner stands on the place, which is the corner that viewers hold when they turn the page. */
export const PIN = 16

/** What was removed, and what answers it, is absent. */
export function marksOf(layers: readonly SourceLayer[], words: MarkWords): Mark[] {
  const roots: { mark: Mark; top: number }[] = []
  const replies = new Map<string, Mark[]>()
  for (const { audience, notes } of layers)
    for (const note of notes) {
      if (note.removed) continue
      const said = saidBy(note, audience, words)
      if (note.kind === 'reply') {
        const reply: Mark = { ...NOWHERE, ...said, kind: 'reply', contents: note.text, replyTo: note.to }
        replies.set(note.to, [...(replies.get(note.to) ?? []), reply])
      } else roots.push({ mark: { ...NOWHERE, ...said, ...placeOf(note) }, top: topOf(note) })
    }
  roots.sort((a, b) => a.mark.page - b.mark.page || b.top - a.top || byTime(a.mark, b.mark))
  let number = 0
  return roots.flatMap(({ mark }) => {
    const { page, rect, tone } = mark
    const answers = (replies.get(mark.id) ?? []).sort(byTime).map((reply) => ({ ...reply, page, rect, tone }))
    return [{ ...mark, number: mark.contents && mark.kind !== 'ink' ? ++number : 0 }, ...answers]
  })
}

const NOWHERE = {
  page: 0,
  rect: [0, 0, 0, 0] as Box,
  quads: [],
  stroke: [],
  size: 0,
  quote: '',
  replyTo: null,
  number: 0,
}

const saidBy = (note: Said, audience: string, { nameOf, layerName }: MarkWords) => ({
  id: note.id,
  author: nameOf(note.author),
  created: note.createdAt,
  modified: note.editedAt ?? note.createdAt,
  subject: layerName(audience),
  tone: toneOf(audience),
})

function placeOf(note: Exclude<SourceNote, { kind: 'reply' }>) {
  const [left, bottom, right, top] = boxOf(note)
  const common = { kind: note.kind, page: note.page, quote: note.selector.exact, contents: note.text ?? '' }
  switch (note.kind) {
    case 'ink':
      return { ...common, rect: [left, bottom, right, top] as Box, stroke: note.stroke, size: note.width, contents: '' }
    case 'freetext':
      return { ...common, rect: [left, bottom, right, top] as Box, size: note.size ?? 12 }
    case 'comment':
      return { ...common, rect: [left, top - PIN, left + PIN, top] as Box }
    default:
      // Room for half a line's width on every side.
      return { ...common, rect: [left - 0.9, bottom - 0.9, right + 0.9, top + 0.9] as Box, quads: note.quads }
  }
}

const byTime = (a: Mark, b: Mark) => (a.created < b.created ? -1 : a.created > b.created ? 1 : a.id < b.id ? -1 : 1)

const toneOf = (audience: string): Tone =>
  audience === 'body' ? 'body' : audience.startsWith('group') ? 'group' : 'private'
