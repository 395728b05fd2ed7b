import { topOf } from '../../app/rules/note-place.ts'
import { pageReference } from '../../app/rules/page-reference.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { byTime, type Note } from '../../app/wire/annotations.ts'
import type { MeetingId, PaperId, VersionId } from '../../app/wire/ids.ts'
import type { Audience } from '../../app/wire/socket.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { notesOn, readBy, type WrittenNote } from '../annotations/written-queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { groupsFor } from '../groups/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, inMeeting } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { listItems } from './list-items.ts'

export type ListedNote = {
  id: string
  paperId: PaperId
  page: number
  /** "4.1/3": the page as everybody names it. */
  reference: string
  audience: Audience
  kind: Exclude<Note['kind'], 'reply'>
  author: string
  at: string
  quote: string
  text: string
  mentions: string[]
  replies: { id: string; author: string; at: string; text: string; mentions: string[]; unread: boolean }[]
  /** Written by another, or answered by another, and not yet had in sight. */
  unread: boolean
  /** Carried from an earlier version to a place that is not certain. */
  needsLook: boolean
}

export type PackNotes = {
  accent: string
  zone: string
  pageTitle: string
  body: { slug: string; name: Bilingual }
  meeting: { id: MeetingId; title: Bilingual }
  me: string
  people: Record<string, Bilingual>
  papers: { id: PaperId; title: Bilingual; reference: string }[]
  groups: { id: string; name: Bilingual }[]
  notes: ListedNote[]
  ledger: boolean
}

/** Every note on every paper of the pack that this person reads, in the order of the pack. */
export async function loadPackNotes(ctx: Ctx, given: Actor, meetingId: MeetingId): Promise<Result<PackNotes>> {
  const meeting = await meetingById(ctx.db, meetingId)
  if (!meeting) return refuse('not_found')
  const actor = inMeeting(given, meeting.id)
  const denied = permit(actor, 'note.write', meeting.bodyId)
  if (denied) return denied
  const body = await bodyById(ctx.db, meeting.bodyId)
  const draft = may(actor, 'paper.attach', meeting.bodyId)
  // A meeting that nobody was told of is its officers' alone.
  if (!body || (meeting.revision === 0 && !draft)) return refuse('not_found')
  const papers = (await listItems(ctx.db, actor, meeting, draft)).flatMap((item) => item.papers)
  const versions = papers.map(({ versionId }) => versionId)
  const groups = await groupsFor(ctx.db, actor, body.id)
  const written = await notesOn(
    ctx,
    actor.personId,
    versions,
    groups.map(({ id }) => id),
  )
  const seen = await readBy(ctx.db, actor.personId, versions)
  const notes = papers.flatMap((paper) => listed(paper, written, (note) => isUnread(note, actor, seen)))
  const authors = new Set(written.flatMap(({ note }) => [note.author, ...(note.mentions ?? [])]))
  const names = await namesOf(ctx.db, [...authors] as Actor['personId'][])
  return ok({
    accent: body.accent,
    zone: body.zone,
    pageTitle: 'annotations:pack.title',
    body: { slug: body.slug, name: body.name },
    meeting: { id: meeting.id, title: meeting.title },
    me: actor.personId,
    people: Object.fromEntries(names),
    papers: papers.map(({ id, title, reference }) => ({ id, title, reference })),
    groups: groups.map(({ id, name }) => ({ id, name })),
    notes,
    ledger: may(actor, 'ledger.read', body.id),
  })
}

const isUnread = (note: Note, actor: Actor, seen: Set<string>): boolean =>
  note.author !== actor.personId && !seen.has(note.id)

function listed(
  paper: { id: PaperId; reference: string; versionId: VersionId },
  written: WrittenNote[],
  unread: (note: Note) => boolean,
): ListedNote[] {
  const here = written.filter(({ versionId }) => versionId === paper.versionId)
  const answers = here.flatMap(({ note }) => (note.kind === 'reply' ? [note] : []))
  return here
    .flatMap(({ note, audience }) => (note.kind === 'reply' ? [] : [{ note, audience }]))
    .sort((a, b) => a.note.page - b.note.page || topOf(b.note) - topOf(a.note) || byTime(a.note, b.note))
    .map(({ note, audience }) => {
      const replies = answers
        .filter(({ to }) => to === note.id)
        .sort(byTime)
        .map((reply) => ({ ...said(reply), unread: unread(reply) }))
      return {
        ...said(note),
        paperId: paper.id,
        page: note.page,
        reference: pageReference(paper.reference, note.page),
        audience,
        kind: note.kind,
        quote: note.selector.exact,
        text: note.kind === 'ink' ? '' : note.text,
        replies,
        unread: unread(note) || replies.some((reply) => reply.unread),
        needsLook: needsLook(note),
      }
    })
}

const said = (note: Note) => ({
  id: note.id,
  author: note.author,
  at: note.createdAt,
  text: note.kind === 'ink' ? '' : note.text,
  mentions: note.mentions ?? [],
})

const needsLook = (note: { id: string; carried?: { state: string } | undefined }): boolean =>
  note.carried?.state === 'check' || note.carried?.state === 'orphan'
