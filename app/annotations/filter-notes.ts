// Which notes of a pack are shown: by paper, author, kind and layer, the unread, and those that need a look. The address carries
// the choice, so that it can be copied and the way back leads to it.
import type { ListedNote } from '../../server/documents/load-pack-notes.ts'

export const FIELDS = ['paper', 'author', 'kind', 'layer'] as const
export const SWITCHES = ['unread', 'look'] as const
export type Field = (typeof FIELDS)[number]
export type Switch = (typeof SWITCHES)[number]
export type Filter = Partial<Record<Field, string>> & Partial<Record<Switch, true>>

const VALUES: Record<Field, (note: ListedNote) => string> = {
  paper: ({ paperId }) => paperId,
  author: ({ author }) => author,
  kind: ({ kind }) => kind,
  layer: ({ audience }) => audience,
}
export const partOf = (field: Field, note: ListedNote): string => VALUES[field](note)

export function filterIn(params: URLSearchParams): Filter {
  const filter: Filter = {}
  for (const field of FIELDS) {
    const value = params.get(field)
    if (value) filter[field] = value
  }
  for (const one of SWITCHES) if (params.has(one)) filter[one] = true
  return filter
}

export function shownBy(filter: Filter, notes: readonly ListedNote[]): ListedNote[] {
  return notes.filter(
    (note) =>
      FIELDS.every((field) => !filter[field] || partOf(field, note) === filter[field]) &&
      (!filter.unread || note.unread) &&
      (!filter.look || note.needsLook),
  )
}

/** What there is to choose from in a field: what some note has, in the order in which the notes have it. */
export const choicesOf = (field: Field, notes: readonly ListedNote[]): string[] => [
  ...new Set(notes.map((note) => partOf(field, note))),
]
