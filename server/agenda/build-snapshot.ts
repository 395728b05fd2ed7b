// The frozen agenda, made from the draft, and what of it each item's own ledger entry says.

import type { z } from 'zod'
import { numberItems } from '../../app/rules/agenda.ts'
import type { AgendaSnapshot, PublishedItem } from '../../app/wire/agenda-snapshot.ts'
import type { eventShapes } from '../../app/wire/events.ts'
import type { PaperWithVersion } from '../documents/queries.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Item } from './queries.ts'

/** `blind` is asked once an item. A draft that is only compared takes an empty one. */
export function buildSnapshot(
  meeting: Meeting,
  items: Item[],
  papers: PaperWithVersion[],
  revision: number,
  blind: () => string,
): AgendaSnapshot {
  return {
    type: 'majlis/agenda/v1',
    body: meeting.bodyId,
    meeting: meeting.id,
    revision: String(revision),
    meeting_number: String(meeting.number),
    title: meeting.title,
    kind: meeting.kind,
    place: meeting.place,
    starts_at: meeting.startsAt.toISOString(),
    ends_at: meeting.endsAt.toISOString(),
    items: numberItems(items).map(({ item, number }) => ({
      item: item.id,
      parent: item.parentId,
      number,
      type: item.type,
      title: item.title,
      purpose: item.purpose,
      decision: item.decision,
      presenter: item.presenterSeatId,
      minutes: String(item.minutes),
      classification: item.classification,
      papers: papers.filter((paper) => paper.itemId === item.id).map(publishedPaper),
      blind: blind(),
      ...(item.closed !== null && { closed: item.closed }),
    })),
  }
}

const publishedPaper = ({ id, title, version }: PaperWithVersion) => ({
  paper: id,
  version_id: version.id,
  version: String(version.number),
  title,
  sha256: version.sha256,
  pages: String(version.pages),
})

/** The payload of `item.published`: its RFC 8785 text, hashed, is the item's digest in `agenda.published`. */
export function itemContent(
  snapshot: AgendaSnapshot,
  item: PublishedItem,
): z.infer<(typeof eventShapes)['item.published']> {
  const { number, type, title, decision, blind, closed } = item
  return {
    meeting: snapshot.meeting,
    item: item.item,
    revision: snapshot.revision,
    number,
    type,
    title,
    decision,
    papers: item.papers.map(({ paper, version, sha256 }) => ({ paper, version, sha256 })),
    blind,
    ...(closed !== undefined && { closed }),
  }
}
