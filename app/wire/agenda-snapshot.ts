// The frozen agenda as members were told it: RFC 8785 text in agenda_snapshot.canonical, hashed whole. Numbers are decimal
// strings because they are hashed. `blind` keeps the digest of an item from being guessed by someone from whom it is masked.
// Versioned: a published shape is only joined by a next version. Source: spec "Before: the secretary" (versioned publishing).
import { z } from 'zod'
import { Classification, ItemType } from './agenda.ts'
import { BodyId, ItemId, MeetingId, PaperId, SeatId, VersionId } from './ids.ts'
import { MeetingKind } from './meetings.ts'
import { Bilingual, DecisionText } from './text.ts'

const decimal = z.string().regex(/^(0|[1-9][0-9]*)$/)

export const PublishedPaper = z.strictObject({
  paper: PaperId,
  version_id: VersionId,
  version: decimal,
  title: Bilingual,
  sha256: z.string(),
  pages: decimal,
})
export type PublishedPaper = z.infer<typeof PublishedPaper>

export const PublishedItem = z.strictObject({
  item: ItemId,
  parent: ItemId.nullable(),
  number: z.string(),
  type: ItemType,
  title: Bilingual,
  purpose: Bilingual,
  decision: DecisionText.nullable(),
  presenter: SeatId.nullable(),
  minutes: decimal,
  classification: Classification,
  papers: z.array(PublishedPaper),
  blind: z.string(),
  /** Why it is dealt with in a closed part; left out where it is not. */
  closed: z.string().optional(),
})
export type PublishedItem = z.infer<typeof PublishedItem>

export const AgendaSnapshot = z.strictObject({
  type: z.literal('majlis/agenda/v1'),
  body: BodyId,
  meeting: MeetingId,
  revision: decimal,
  meeting_number: decimal,
  title: Bilingual,
  kind: MeetingKind,
  place: Bilingual,
  starts_at: z.iso.datetime(),
  ends_at: z.iso.datetime(),
  items: z.array(PublishedItem),
})
export type AgendaSnapshot = z.infer<typeof AgendaSnapshot>
