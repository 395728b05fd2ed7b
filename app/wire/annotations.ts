// A note: what its author says of a place in a version of a paper. Replies are notes of their own, so that each has one immutable author.
// Positions are PDF points, origin bottom left. How notes stand in a layer's document: note-entries.ts.
import { z } from 'zod'
import { VersionId } from './ids.ts'

const quad = z.array(z.number().finite()).length(8)
export const Selector = z.strictObject({
  exact: z.string().max(4000),
  prefix: z.string().max(64),
  suffix: z.string().max(64),
})

/**
 * Where a note that came from an earlier version stood there, and what became of it. Written by the server when it carries the
 * note; afterwards its author says `kept` (its place here is right, or was chosen anew) or `aside` (it has none), and nothing else.
 */
export const Carried = z.strictObject({
  from: z.string().min(1).max(64),
  version: z.number().int().min(1),
  page: z.number().int().min(1),
  /** Left, bottom, right, top. */
  box: z.array(z.number().finite()).length(4),
  score: z.number().min(0).max(1),
  state: z.enum(['moved', 'check', 'orphan', 'kept', 'aside']),
})
export type Carried = z.infer<typeof Carried>

const common = {
  id: z.string().min(8).max(64),
  author: z.string().min(1).max(64),
  createdAt: z.string().max(40),
  editedAt: z.string().max(40).optional(),
  /** Set by its author: the note is struck out of view and can be brought back by undo. */
  removed: z.boolean().optional(),
  /** People whom the words name as `@` and a name: each is told once, where the layer is shared and they may see the item. */
  mentions: z.array(z.string().min(1).max(64)).max(20).optional(),
  carried: Carried.optional(),
}

const mark = {
  ...common,
  page: z.number().int().min(1),
  quads: z.array(quad).min(1).max(400),
  selector: Selector,
  /** What is said of the words; empty where they are only marked. */
  text: z.string().max(8000),
}
export const Highlight = z.object({ ...mark, kind: z.literal('highlight') })
export const Underline = z.object({ ...mark, kind: z.literal('underline') })
export const Strike = z.object({ ...mark, kind: z.literal('strike') })
export const Ink = z.object({
  ...common,
  kind: z.literal('ink'),
  page: z.number().int().min(1),
  /** [x, y, pressure] … flat, in PDF points. */
  stroke: z.array(z.number().finite()).min(3).max(30_000),
  width: z.number().min(0.2).max(24),
  selector: Selector,
})
/** Words set on the page itself, in a box that starts at its top and grows downwards with them. */
export const FreeText = z.object({
  ...common,
  kind: z.literal('freetext'),
  page: z.number().int().min(1),
  /** Left, bottom, right, top. */
  box: z.array(z.number().finite()).length(4),
  size: z.number().min(6).max(48),
  /** The line nearest to it. */
  selector: Selector,
  text: z.string().min(1).max(4000),
})
export const Comment = z.object({
  ...common,
  kind: z.literal('comment'),
  page: z.number().int().min(1),
  at: z.array(z.number().finite()).length(2),
  selector: Selector,
  text: z.string().min(1).max(8000),
})
export const Reply = z.object({
  ...common,
  kind: z.literal('reply'),
  to: z.string().min(8).max(64),
  text: z.string().min(1).max(8000),
})

export const Note = z.discriminatedUnion('kind', [Highlight, Underline, Strike, Ink, FreeText, Comment, Reply])
export type Note = z.infer<typeof Note>

/** What a reader tells the others on the same paper while being there; the server writes `person` itself. */
export const Presence = z.object({
  person: z.string().max(64).default(''),
  page: z.number().int().min(1).max(20_000),
  /** Where the hand of somebody who writes for the body points, in PDF points: told while a tool is in it. */
  at: z.array(z.number().finite()).length(2).optional(),
})
export type Presence = z.infer<typeof Presence>

/** Notes of others that a reader had in sight. */
export const MarkNotesSeen = z.object({
  versionId: VersionId,
  notes: z.array(z.string().min(8).max(64)).min(1).max(500),
})
export type MarkNotesSeen = z.infer<typeof MarkNotesSeen>

/** A layer keeps its notes in no order of their own: those of one moment stand by their ids. */
export function byTime(a: { createdAt: string; id: string }, b: { createdAt: string; id: string }): number {
  const [one, other] = [a, b].map(({ createdAt, id }) => `${createdAt} ${id}`) as [string, string]
  return one < other ? -1 : Number(one > other)
}
